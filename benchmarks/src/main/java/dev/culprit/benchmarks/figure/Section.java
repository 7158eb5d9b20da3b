package dev.culprit.benchmarks.figure;

import java.util.List;

/**
 * What one benchmark came to.
 *
 * @param title its heading
 * @param setting what was done, in a sentence or two
 * @param columns of the table of figures
 * @param rows of it, each as long as the columns
 * @param targets it is measured by
 */
public record Section(
        String title, String setting, List<String> columns, List<List<String>> rows, List<Target> targets) {
    public Section {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        targets = List.copyOf(targets);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row of " + title + " does not fit its columns: " + row);
            }
        }
    }

    /** As Markdown. */
    public String text() {
        var text = new StringBuilder();
        text.append("### ").append(title).append("\n\n").append(setting).append("\n\n");
        text.append(line(columns)).append("|---".repeat(columns.size())).append("|\n");
        rows.forEach(row -> text.append(line(row)));
        return text.append('\n').toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
