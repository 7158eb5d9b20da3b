package dev.culprit.standalone.locked;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A row of the table in {@code docs/security.md}.
 *
 * @param process or {@code each}
 * @param server the port, by its name in logs
 */
record DocumentedRoute(String process, String method, String path, String server, boolean isGuarded) {
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| ([a-z-]+) \\| `([A-Z]+) (\\S+)`[^|]*\\| `([a-z.]+)`[^|]*\\| (known|everybody) \\|$");
    private static final Map<String, String> SERVERS =
            Map.of("http.port", "http", "page.port", "page", "http.management.port", "management");

    static List<DocumentedRoute> all() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/security.md")))
                .results()
                .map(row -> new DocumentedRoute(
                        row.group(1),
                        row.group(2),
                        row.group(3),
                        Objects.requireNonNull(SERVERS.get(row.group(4))),
                        row.group(5).equals("known")))
                .toList();
    }

    boolean isOf(List<String> processes) {
        return process.equals("each") || processes.contains(process);
    }

    /** A path that it stands for. */
    String example() {
        return path.replace("*", "x");
    }

    /** Whether it stands for a route, as a process says it: {@code GET /livez}. */
    boolean covers(String route) {
        String own = method + " " + path;
        return route.equals(own) || (own.endsWith("/*") && route.startsWith(own.substring(0, own.length() - 1)));
    }
}
