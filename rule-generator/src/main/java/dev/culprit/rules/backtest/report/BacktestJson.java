package dev.culprit.rules.backtest.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.rules.backtest.BacktestReport;
import dev.culprit.rules.backtest.Coverage;
import dev.culprit.rules.backtest.Day;
import dev.culprit.rules.backtest.Firing;
import dev.culprit.rules.backtest.TierRun;
import dev.culprit.rules.backtest.Trial;
import dev.culprit.rules.objective.ErrorBudget;
import java.util.List;

/** For programs: one line an SLO. Ratios and shares are from 0 to 1, lengths in seconds; what is not known is null. */
public final class BacktestJson {
    private BacktestJson() {}

    /** One line, without its end. */
    public static String of(BacktestReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putObject("slo")
                .put("namespace", report.promise().ref().namespace())
                .put("name", report.promise().ref().name());
        node.put("from", report.range().from().toString())
                .put("to", report.range().to().toString())
                .put("stepSeconds", report.step().toSeconds())
                .put("window", report.promise().window().toString());
        number(node, "errorRatio", report.errorRatio());
        number(node, "attained", 1 - report.errorRatio());
        number(node, "windowErrorRatio", report.windowErrorRatio());
        number(node, "windowAttained", 1 - report.windowErrorRatio());
        Coverage coverage = report.coverage();
        node.put("noDataSeconds", coverage.unknown().toSeconds())
                .put("partialSeconds", coverage.partial().toSeconds())
                .put("noTrafficSeconds", coverage.idle().toSeconds());
        ArrayNode targets = node.putArray("targets");
        report.trials().forEach(trial -> trial(targets.addObject(), trial, report));
        return node.toString();
    }

    private static void trial(ObjectNode node, Trial trial, BacktestReport report) {
        var budget = new ErrorBudget(trial.target(), report.promise().window());
        node.put("target", trial.target().percent())
                .put("budgetSeconds", budget.total().toMillis() / 1000.0);
        number(node, "consumed", trial.consumed());
        number(node, "left", trial.left());
        ArrayNode days = node.putArray("days");
        trial.days().forEach(day -> day(days.addObject(), day));
        ArrayNode alerts = node.putArray("alerts");
        trial.tiers().forEach(tier -> tier.firings().forEach(firing -> alert(alerts.addObject(), tier, firing)));
        ObjectNode plain = node.putObject("plainAlert").put("threshold", trial.threshold());
        firings(plain.putArray("alerts"), trial.plain());
    }

    private static void day(ObjectNode node, Day day) {
        node.put("from", day.from().toString()).put("to", day.to().toString());
        number(node, "errorRatio", day.errorRatio());
        number(node, "consumed", day.consumed());
        number(node, "left", day.left());
        node.put("noDataSeconds", day.unknown().toSeconds());
    }

    private static void alert(ObjectNode node, TierRun run, Firing firing) {
        node.put("tier", run.rank())
                .put("name", run.tier().name())
                .put("severity", run.tier().severity())
                .put("burnRate", run.tier().threshold())
                .put("longWindow", run.tier().longWindow().toString())
                .put("shortWindow", run.tier().shortWindow().toString());
        firing(node, firing);
    }

    private static void firings(ArrayNode nodes, List<Firing> firings) {
        firings.forEach(firing -> firing(nodes.addObject(), firing));
    }

    private static void firing(ObjectNode node, Firing firing) {
        node.put("start", firing.start().toString())
                .put("end", firing.end().toString())
                .put("seconds", firing.length().toSeconds())
                .put("open", firing.open())
                .put("peakBurnRate", firing.peak());
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
