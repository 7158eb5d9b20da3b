package dev.culprit.runtime.settings;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The entries of a properties file with their line numbers.
 *
 * <p>{@link Properties} forgets where an entry stood: so lines are joined here as it would, and it reads them one by one.
 */
final class Lines {
    private final List<Line> lines = new ArrayList<>();

    /**
     * One entry, or what is wrong with it.
     *
     * @param number counted from 1; of the first line where an entry goes over several
     */
    record Line(int number, String text) {
        /**
         * Empty for comments and empty lines.
         *
         * @throws IllegalArgumentException when an escape is malformed
         */
        Optional<Entry> entry() {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(text));
            } catch (IOException e) {
                throw new IllegalStateException("a string is always readable", e);
            }
            return properties.stringPropertyNames().stream()
                    .findFirst()
                    .map(key -> new Entry(key, properties.getProperty(key).strip()));
        }
    }

    /** The value is without space around it. */
    record Entry(String key, String value) {
        @Override
        public String toString() {
            return key;
        }
    }

    static List<Line> of(String text) {
        Lines lines = new Lines();
        lines.join(text.lines().toList());
        return List.copyOf(lines.lines);
    }

    private void join(List<String> natural) {
        int first = 0;
        while (first < natural.size()) {
            int last = first;
            if (!isComment(natural.get(first))) {
                while (last + 1 < natural.size() && goesOn(natural.get(last))) {
                    last++;
                }
            }
            lines.add(new Line(first + 1, String.join("\n", natural.subList(first, last + 1))));
            first = last + 1;
        }
    }

    private static boolean isComment(String line) {
        String text = line.strip();
        return text.startsWith("#") || text.startsWith("!");
    }

    /** An odd number of backslashes at the end: an even number is that many halves of escaped ones. */
    private static boolean goesOn(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
