package dev.culprit.rules.backtest.report;

import java.util.ArrayList;
import java.util.List;

/** Lines whose cells stand below each other: the first to the left, the others to the right. */
final class Columns {
    private static final String INDENT = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    String text() {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder(INDENT);
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String gap = " ".repeat(width(column) - cell.length());
                line.append(column == 0 ? cell + gap : INDENT + gap + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
