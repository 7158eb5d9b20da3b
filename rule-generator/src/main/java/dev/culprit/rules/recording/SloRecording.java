package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Sli;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Tier;
import dev.culprit.rules.objective.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of an SLO: rates over five minutes, and from them error ratios over longer windows, as a sum of errors
 * over a sum of events. {@code docs/slo-rules.md} derives the expressions.
 */
final class SloRecording {
    static final Window BASE = Window.ofMinutes(5);
    static final String TOTAL = "slok:sli_total:rate5m";
    static final String ERRORS = "slok:sli_errors:rate5m";

    /** Up to this window the series themselves are read: it costs little, and short windows must not lag. */
    private static final Window LONGEST_DIRECT = Window.ofMinutes(30);

    private static final String INTERVAL = "slok:sli_interval_seconds";
    private static final String TARGET = "slok:objective_target";

    private final Slo slo;
    private final Subject subject;
    private final Expressions expressions;
    private final List<Rule> rules = new ArrayList<>();

    SloRecording(Slo slo) {
        this.slo = slo;
        this.subject = Subject.of(slo);
        this.expressions = new Expressions(slo.sli());
    }

    List<Rule> rules() {
        rates();
        slo.windows().forEach(window -> {
            if (isBuilt(window)) {
                events(window);
            }
            add(subject.errorRate(window), errorRate(window), window);
        });
        if (slo.minimumEvents() > 0) {
            guarded();
        }
        gaps();
        return List.copyOf(rules);
    }

    private void rates() {
        add(TARGET, "vector(" + slo.target().ratio().toPlainString() + ")");
        add("slok:error_budget_target", "vector(" + slo.target().budget().toPlainString() + ")");
        // so long ago was the evaluation before this one, on the average of the last five minutes
        add(INTERVAL, BASE.seconds() + " / max(count_over_time(" + subject.series(TARGET) + "[" + BASE.open() + "]))");
        add(TOTAL, expressions.total(BASE));
        String total = subject.value(TOTAL);
        add(ERRORS, "(" + expressions.errors(BASE, total) + ") and " + total);
        String interval = "scalar(" + interval() + ")";
        add(Sums.edge(TOTAL), edge(expressions.totalLag(interval), TOTAL, interval));
        add(Sums.edge(ERRORS), edge(expressions.errorsLag(interval), ERRORS, interval));
    }

    /** Not the sum: for some minutes after a label was edited there are two. */
    private String interval() {
        return "max(" + subject.series(INTERVAL) + ")";
    }

    /** What the recorded rates have yet to tell at a window's end, in the unit of {@link Sums}. */
    private String edge(Optional<String> lag, String series, String interval) {
        String even = subject.value(series) + " * (" + BASE.seconds() + " - " + interval + ") / 2";
        return "(" + lag.orElse(even) + ") / " + interval + " or vector(0)";
    }

    private boolean isBuilt(Window window) {
        return isBuilt(slo.sli(), window);
    }

    /** An expression of one's own cannot be summed, unless it says how many events it is of. */
    static boolean isBuilt(Sli sli, Window window) {
        boolean summable = switch (sli) {
            case Sli.Ratio(var errorRatio, var total) -> total != null;
            case Sli.Counters counters -> true;
            case Sli.Fast fast -> true;
            case Sli.Probes probes -> true;
        };
        return summable && window.compareTo(LONGEST_DIRECT) > 0;
    }

    private String errorRate(Window window) {
        if (window.equals(BASE)) {
            return ratio(subject.value(ERRORS), subject.value(TOTAL));
        }
        if (isBuilt(window)) {
            String errors = "clamp_min(" + Sums.over(subject, ERRORS, window) + ", 0) * " + interval();
            return ratio(errors, subject.value(eventsName(window)));
        }
        String total = "(" + expressions.total(window) + ")";
        String direct = ratio("(" + expressions.errors(window, total) + ")", total);
        // a minute may hold one scrape alone, of which no rate can be told
        return window.compareTo(BASE) < 0 ? direct + " or " + subject.value(subject.errorRate(BASE)) : direct;
    }

    private static String ratio(String errors, String total) {
        return "clamp_max(" + errors + " / (" + total + " > 0), 1) or 0 * " + total;
    }

    private void events(Window window) {
        add(eventsName(window), "clamp_min(" + Sums.over(subject, TOTAL, window) + ", 0) * " + interval(), window);
    }

    /** Tiers ask how many events their long window has. */
    private void guarded() {
        slo.alerts().tiers().stream()
                .map(Tier::longWindow)
                .distinct()
                .filter(window -> !isBuilt(window))
                .forEach(window ->
                        add(eventsName(window), "(" + expressions.total(window) + ") * " + window.seconds(), window));
    }

    static String eventsName(Window window) {
        return "slok:sli_events:" + window;
    }

    private void gaps() {
        add(subject.noData(), "0 * " + subject.value(subject.errorRate(BASE)) + " or vector(1)");
        add("slok:sli_no_traffic", subject.value(TOTAL) + " == bool 0");
    }

    private void add(String series, String expression) {
        rules.add(new Rule.Recorded(series, expression, subject.labels()));
    }

    private void add(String series, String expression, Window window) {
        rules.add(new Rule.Recorded(series, expression, subject.labels(window)));
    }
}
