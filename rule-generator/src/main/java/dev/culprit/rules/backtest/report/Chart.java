package dev.culprit.rules.backtest.report;

import dev.culprit.rules.backtest.Firing;
import dev.culprit.rules.backtest.Range;
import dev.culprit.rules.backtest.TierRun;
import dev.culprit.rules.backtest.Trial;
import dev.culprit.rules.text.Figures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How much of the budget was left, from the range's beginning to its end, and below it which tier fired. A column reaches
 * the rows whose label it is above.
 *
 * @param width of all, in characters
 * @param plain whether only ASCII may be used
 */
record Chart(int width, boolean plain) {
    static final int NARROWEST = 40;

    private static final int HEIGHT = 8;
    private static final int LABELS = 8;
    private static final double PERCENT = 100;

    String text(Trial trial, Range range) {
        List<Double> left = columns(trial.course());
        double top = Math.max(1, highest(left));
        double bottom = Math.min(0, lowest(left));
        var text = new StringBuilder();
        for (int row = 0; row < HEIGHT; row++) {
            double low = top - (top - bottom) * (row + 1) / HEIGHT;
            var line = new StringBuilder(label(low));
            left.forEach(value -> line.append(mark(value, low)));
            text.append(line.toString().stripTrailing()).append('\n');
        }
        text.append(" ".repeat(LABELS + 2))
                .append((plain ? "-" : "─").repeat(left.size()))
                .append('\n');
        String fired = fired(trial, range, left.size());
        if (!fired.isBlank()) {
            text.append(String.format(Locale.ROOT, "%" + LABELS + "s ", "tier"))
                    .append(" ")
                    .append(fired.stripTrailing())
                    .append('\n');
        }
        return text.append(axis(range, left.size())).toString();
    }

    /** As many as fit; a column shows the least that was left in its time. */
    private List<Double> columns(List<Double> course) {
        int count = Math.min(course.size(), Math.max(NARROWEST, width) - LABELS - 2);
        var columns = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            int from = i * course.size() / count;
            int to = Math.max(from + 1, (i + 1) * course.size() / count);
            columns.add(lowest(course.subList(from, to)));
        }
        return columns;
    }

    /** NaN where nothing is known. */
    private static double lowest(List<Double> values) {
        return values.stream()
                .mapToDouble(value -> value)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(Double.NaN);
    }

    private static double highest(List<Double> values) {
        return values.stream()
                .mapToDouble(value -> value)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
    }

    private char mark(double value, double low) {
        if (Double.isNaN(value)) {
            return '?';
        }
        if (value <= low) {
            return ' ';
        }
        return plain ? '#' : '█';
    }

    private String label(double share) {
        return String.format(Locale.ROOT, "%" + LABELS + ".0f%% ", share * PERCENT)
                        .substring(1)
                + (plain ? "|" : "│");
    }

    /** The rank of the fastest tier that fired in a column's time. */
    private static String fired(Trial trial, Range range, int count) {
        double seconds = range.length().toSeconds() / (double) count;
        char[] marks = " ".repeat(count).toCharArray();
        for (TierRun tier : trial.tiers().reversed()) {
            for (Firing firing : tier.firings()) {
                int from = column(range, firing.start().getEpochSecond(), seconds, count);
                int to = column(range, firing.end().getEpochSecond(), seconds, count);
                Arrays.fill(marks, from, to + 1, Character.forDigit(Math.min(9, tier.rank()), 10));
            }
        }
        return new String(marks);
    }

    private static int column(Range range, long second, double seconds, int count) {
        return Math.clamp((long) ((second - range.from().getEpochSecond()) / seconds), 0, count - 1);
    }

    private static String axis(Range range, int count) {
        String from = Figures.minute(range.from());
        String to = Figures.minute(range.to());
        String gap = " ".repeat(Math.max(1, count - from.length() - to.length()));
        return " ".repeat(LABELS + 2) + from + gap + to + '\n';
    }
}
