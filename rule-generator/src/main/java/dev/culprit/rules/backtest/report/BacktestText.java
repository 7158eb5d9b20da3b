package dev.culprit.rules.backtest.report;

import dev.culprit.rules.backtest.BacktestReport;
import dev.culprit.rules.backtest.Coverage;
import dev.culprit.rules.backtest.Day;
import dev.culprit.rules.backtest.Firing;
import dev.culprit.rules.backtest.TierRun;
import dev.culprit.rules.backtest.Trial;
import dev.culprit.rules.objective.ErrorBudget;
import dev.culprit.rules.objective.Tier;
import dev.culprit.rules.text.Columns;
import dev.culprit.rules.text.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * For people: numbers side by side, a chart, days, alerts.
 *
 * @param width of the chart, in characters
 * @param plain whether only ASCII may be used
 */
public record BacktestText(int width, boolean plain) {
    private static final int MOST_ALERTS = 50;
    private static final int DIGITS = 4;

    /** All of one SLO. */
    public String of(BacktestReport report) {
        var text = new StringBuilder(head(report)).append('\n').append(summary(report));
        for (Trial trial : report.trials()) {
            text.append("\nBudget left at ").append(trial.target()).append('\n');
            text.append(new Chart(width, plain).text(trial, report.range()));
        }
        text.append("\nBy day (UTC)\n").append(days(report));
        for (Trial trial : report.trials()) {
            text.append("\nAlerts at ").append(trial.target()).append('\n').append(alerts(trial));
        }
        return text.toString();
    }

    private static String head(BacktestReport report) {
        String window = report.promise().window().toString();
        return report.promise().ref() + ": " + Figures.minute(report.range().from()) + " to "
                + Figures.minute(report.range().to()) + " UTC, looked at every " + Figures.length(report.step()) + '\n'
                + "  attained " + Figures.percent(1 - report.errorRatio(), DIGITS) + " in these "
                + Figures.length(report.range().length()) + ", "
                + Figures.percent(1 - report.windowErrorRatio(), DIGITS) + " in the SLO's window of " + window
                + " up to their end\n" + gaps(report.coverage());
    }

    private static String gaps(Coverage coverage) {
        var lines = new StringBuilder();
        line(lines, coverage.unknown(), "without data: neither good nor bad");
        line(lines, coverage.partial(), "with data of some parts only: the others count as parts that work");
        line(lines, coverage.idle(), "without traffic");
        return lines.toString();
    }

    private static void line(StringBuilder lines, Duration length, String what) {
        if (!length.isZero()) {
            lines.append("  ")
                    .append(Figures.length(length))
                    .append(' ')
                    .append(what)
                    .append('\n');
        }
    }

    private static String summary(BacktestReport report) {
        var columns = new Columns();
        row(columns, "target", report, trial -> trial.target().toString());
        row(
                columns,
                "budget of " + report.promise().window(),
                report,
                trial -> Figures.length(budget(report, trial).total()));
        row(
                columns,
                "consumed",
                report,
                trial -> Double.isNaN(trial.consumed())
                        ? "-"
                        : Figures.length(budget(report, trial).consumed(report.windowErrorRatio())));
        row(columns, "left", report, trial -> Figures.percent(trial.left(), 1));
        List<Tier> tiers = report.promise().alerts().tiers();
        IntStream.range(0, tiers.size())
                .forEach(i -> row(columns, name(i + 1, tiers.get(i)), report, trial -> {
                    TierRun run = trial.tiers().get(i);
                    return run.tier().reachable(trial.target()) ? count(run.firings()) : "cannot fire";
                }));
        row(columns, "plain alert above", report, trial -> Figures.percent(trial.threshold(), 2));
        row(columns, "  fires", report, trial -> count(trial.plain()));
        return columns.text();
    }

    private static void row(Columns columns, String name, BacktestReport report, Function<Trial, String> cell) {
        columns.row(Stream.concat(Stream.of(name), report.trials().stream().map(cell))
                .toList());
    }

    private static ErrorBudget budget(BacktestReport report, Trial trial) {
        return new ErrorBudget(trial.target(), report.promise().window());
    }

    private static String name(int rank, Tier tier) {
        return "tier " + rank + ", " + tier.severity() + ", " + tier.threshold().toPlainString() + "x over "
                + tier.longWindow() + " and " + tier.shortWindow();
    }

    private static String count(List<Firing> firings) {
        Duration all = firings.stream().map(Firing::length).reduce(Duration.ZERO, Duration::plus);
        return firings.isEmpty() ? "never" : firings.size() + "x, " + Figures.length(all);
    }

    private static String days(BacktestReport report) {
        var columns = new Columns();
        var head = new ArrayList<>(List.of("", "errors", "no data"));
        report.trials().forEach(trial -> {
            head.add("spent " + trial.target());
            head.add("left");
        });
        columns.row(head);
        List<Day> first = report.trials().getFirst().days();
        for (int i = 0; i < first.size(); i++) {
            int number = i;
            Day day = first.get(i);
            var row = new ArrayList<>(
                    List.of(Figures.day(day.from()), Figures.percent(day.errorRatio(), DIGITS), unknown(day)));
            report.trials().stream().map(trial -> trial.days().get(number)).forEach(one -> {
                row.add(Figures.percent(one.consumed(), 1));
                row.add(Figures.percent(one.left(), 1));
            });
            columns.row(row);
        }
        return columns.text();
    }

    private static String unknown(Day day) {
        return day.unknown().isZero() ? "-" : Figures.length(day.unknown());
    }

    private record Fired(TierRun tier, Firing firing) {}

    private static String alerts(Trial trial) {
        List<Fired> fired = trial.tiers().stream()
                .flatMap(tier -> tier.firings().stream().map(firing -> new Fired(tier, firing)))
                .sorted(Comparator.comparing((Fired one) -> one.firing().start())
                        .thenComparingInt(one -> one.tier().rank()))
                .toList();
        if (fired.isEmpty()) {
            return "  none\n";
        }
        var columns = new Columns();
        columns.row(List.of("from", "to (UTC)", "lasts", "tier", "severity", "peak burn"));
        fired.stream().limit(MOST_ALERTS).forEach(one -> columns.row(cells(one)));
        int more = fired.size() - MOST_ALERTS;
        return columns.text() + (more > 0 ? "  and " + more + " more: --format json has all\n" : "");
    }

    private static List<String> cells(Fired one) {
        return List.of(
                Figures.minute(one.firing().start()),
                one.firing().open()
                        ? "still fires"
                        : Figures.minute(one.firing().end()),
                Figures.length(one.firing().length()),
                String.valueOf(one.tier().rank()),
                one.tier().tier().severity(),
                Figures.burn(one.firing().peak()));
    }
}
