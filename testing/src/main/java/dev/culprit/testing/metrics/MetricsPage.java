package dev.culprit.testing.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/metrics.md}: a table for each class that lists meters, owned by the test of that class. */
public final class MetricsPage {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w:]+)` \\| (\\w+) \\| (.*?) \\| (.*) \\|$");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`(?:: (.*))?");

    private MetricsPage() {}

    /** The whole page as it is. */
    public static String text() throws IOException {
        return Files.readString(PAGE);
    }

    /** The whole page as it has to be with this table in that section; with {@code culprit.regenerate} it is made so. */
    public static String with(String section, String table) throws IOException {
        String page = text();
        String start = "<!-- generated: " + section + " -->\n";
        int from = page.indexOf(start);
        int to = page.indexOf("<!-- end of generated: " + section + " -->");
        if (from < 0 || to < from) {
            throw new IOException("no section " + section + " in " + PAGE);
        }
        String made = page.substring(0, from + start.length()) + table + page.substring(to);
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(PAGE, made);
        }
        return made;
    }

    /** All that the page lists. */
    public static List<Exposition.Family> families() throws IOException {
        var families = new ArrayList<Exposition.Family>();
        Matcher row = ROW.matcher(text());
        while (row.find()) {
            var labels = new TreeMap<String, Set<String>>();
            for (String cell : row.group(3).split("; ", -1)) {
                Matcher label = LABEL.matcher(cell);
                if (label.matches()) {
                    labels.put(
                            label.group(1),
                            label.group(2) == null
                                    ? Set.of()
                                    : new TreeSet<>(Arrays.asList(label.group(2).split(", ", -1))));
                }
            }
            families.add(new Exposition.Family(row.group(1), row.group(2), row.group(4), labels));
        }
        return families;
    }
}
