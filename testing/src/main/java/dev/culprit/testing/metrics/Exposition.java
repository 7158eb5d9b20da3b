package dev.culprit.testing.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} shows, family by family: name, type, labels with their values, and what it means. */
public final class Exposition {
    private static final Pattern SAMPLE = Pattern.compile("([\\w:]+?)(_count|_sum)?(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final SortedMap<String, Family> families = new TreeMap<>();

    private Exposition() {}

    /** Series that belong together; of a label that takes any value none is listed. */
    public record Family(String name, String type, String meaning, SortedMap<String, Set<String>> labels) {
        /** The series as queries name them. */
        public List<String> series() {
            return type.equals("summary") ? List.of(name + "_count", name + "_sum") : List.of(name);
        }
    }

    /**
     * Reads the text format.
     *
     * @param open labels that take any value
     */
    public static Exposition of(String text, Set<String> open) {
        var read = new Exposition();
        var meanings = new TreeMap<String, String>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                meanings.put(words[2], words.length > 3 ? words[3].strip() : "");
            } else if (line.startsWith("# TYPE ")) {
                read.families.put(
                        words[2], new Family(words[2], words[3], meanings.getOrDefault(words[2], ""), new TreeMap<>()));
            } else {
                read.sample(line, open);
            }
        }
        return read;
    }

    private void sample(String line, Set<String> open) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            return;
        }
        String suffix = sample.group(2) == null ? "" : sample.group(2);
        Family family = families.getOrDefault(sample.group(1) + suffix, families.get(sample.group(1)));
        if (family != null && sample.group(3) != null) {
            LABEL.matcher(sample.group(3)).results().forEach(label -> {
                Set<String> values = family.labels().computeIfAbsent(label.group(1), name -> new TreeSet<>());
                if (!open.contains(label.group(1))) {
                    values.add(label.group(2));
                }
            });
        }
    }

    /** By name. */
    public List<Family> families() {
        return List.copyOf(families.values());
    }

    /** Those alone, and in that order. */
    public String table(List<String> names) {
        var rows = new ArrayList<String>(List.of("| series | type | labels | |", "|---|---|---|---|"));
        names.stream().map(this::family).map(Exposition::row).forEach(rows::add);
        return String.join("\n", rows) + "\n";
    }

    public String table() {
        return table(List.copyOf(families.keySet()));
    }

    private Family family(String name) {
        Family family = families.get(name);
        if (family == null) {
            throw new IllegalArgumentException("nothing shows " + name);
        }
        return family;
    }

    private static String row(Family family) {
        List<String> labels =
                family.labels().entrySet().stream().map(Exposition::label).toList();
        return "| `" + family.name() + "` | " + family.type() + " | " + String.join("; ", labels) + " | "
                + family.meaning() + " |";
    }

    private static String label(Map.Entry<String, Set<String>> label) {
        return "`" + label.getKey() + "`"
                + (label.getValue().isEmpty() ? "" : ": " + String.join(", ", label.getValue()));
    }
}
