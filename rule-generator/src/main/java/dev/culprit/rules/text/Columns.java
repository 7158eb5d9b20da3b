package dev.culprit.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lines whose cells stand below each other. */
public final class Columns {
    private static final String INDENT = "  ";

    private final Set<Integer> texts;
    private final List<List<String>> rows = new ArrayList<>();

    /** The first to the left, the others, which are numbers, to the right. */
    public Columns() {
        this(Set.of(0));
    }

    /** Those that are texts to the left, by their index. */
    public Columns(Set<Integer> texts) {
        this.texts = Set.copyOf(texts);
    }

    public void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    public String text() {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder(INDENT);
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String gap = " ".repeat(width(column) - cell.length());
                line.append(column == 0 ? "" : INDENT).append(texts.contains(column) ? cell + gap : gap + cell);
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
