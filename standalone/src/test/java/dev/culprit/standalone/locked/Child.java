package dev.culprit.standalone.locked;

import static org.awaitility.Awaitility.await;

import dev.culprit.testing.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of our processes, as its own; it says in its log what it listens at. */
final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LISTENS =
            Pattern.compile("The HTTP server listens server=(\\S+) host=\\S+ port=(\\d+) tls=\\S+ routes=\\[(.*)]");

    /** LISTEN, in the kernel's table of sockets: local address, state, and the inode behind eight more columns. */
    private static final Pattern LISTENING =
            Pattern.compile("(?m)^\\s*\\d+: ([0-9A-F]+):([0-9A-F]{4}) \\S+ 0A \\S+ \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) ");

    /** 127.0.0.1, as it is and in IPv6; ::1. */
    private static final Set<String> LOOPBACK =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JavaProcess process;

    /** @param program main class and arguments */
    Child(List<String> program, Map<String, String> variables, Path log) throws IOException {
        var all = new HashMap<>(variables);
        all.putIfAbsent("CULPRIT_LOG_LEVEL", "INFO");
        process = JavaProcess.Command.of(program, all, log)
                .with(
                        "-Xmx384m",
                        "-Dlogback.configurationFile="
                                + Path.of("target/classes/logback.xml").toAbsolutePath())
                .start();
    }

    String said() {
        return process.said();
    }

    int exitValue() throws InterruptedException {
        return process.exit(PATIENCE).orElseThrow();
    }

    /** Until it has told of so many ports. */
    Child awaitPorts(int count) {
        await().atMost(PATIENCE)
                .conditionEvaluationListener(condition -> process.mustLive())
                .until(() -> servers().size() == count);
        return this;
    }

    Child awaitReady() {
        await().atMost(PATIENCE)
                .conditionEvaluationListener(condition -> process.mustLive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> servers().containsKey("management")
                        && call("GET", "management", "/readyz", Optional.empty()) == 200);
        return this;
    }

    /** The ports that it says it listens at, by their names. */
    Map<String, Integer> servers() {
        var servers = new TreeMap<String, Integer>();
        LISTENS.matcher(said())
                .results()
                .forEach(found -> servers.put(found.group(1), Integer.parseInt(found.group(2))));
        return servers;
    }

    /** What it says it answers at a port: {@code GET /livez}. */
    Set<String> routes(String server) {
        return LISTENS.matcher(said())
                .results()
                .filter(found -> found.group(1).equals(server))
                .flatMap(found -> Stream.of(found.group(3).split(", ", -1)))
                .filter(route -> !route.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The TCP ports that it listens at, as the kernel knows them, and whether others reach them. */
    Map<Integer, Boolean> listening() throws IOException {
        Set<String> sockets;
        try (Stream<Path> open = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            sockets = open.map(Child::target).collect(Collectors.toSet());
        }
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc/" + process.pid() + "/net/" + table))
                .filter(Files::exists)
                .map(Child::text)
                .flatMap(table -> LISTENING.matcher(table).results())
                .filter(row -> sockets.contains("socket:[" + row.group(3) + "]"))
                .collect(Collectors.toMap(
                        row -> Integer.parseInt(row.group(2), 16), row -> !LOOPBACK.contains(row.group(1))));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // closed in between
            return "";
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The status of an answer.
     *
     * @param authorization {@code Bearer ...}
     */
    int call(String method, String server, String path, Optional<String> authorization)
            throws IOException, InterruptedException {
        String body = Set.of("GET", "HEAD", "TRACE").contains(method) ? "" : "{}";
        return send(method, server, path, authorization, body).statusCode();
    }

    HttpResponse<String> send(String method, String server, String path, Optional<String> authorization, String body)
            throws IOException, InterruptedException {
        int port = Objects.requireNonNull(servers().get(server));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        authorization.ifPresent(given -> request.header("Authorization", given));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.close();
        http.close();
    }
}
