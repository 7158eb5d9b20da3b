package dev.culprit.rules.backtest;

import dev.culprit.rules.history.Answer;
import dev.culprit.rules.history.Grid;
import dev.culprit.rules.history.HistoryException;
import dev.culprit.rules.history.RangeReader;
import dev.culprit.rules.history.Source;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A past in which rates change at once: a minute's error ratio and its events are told by its number, and the lag of rates is
 * none. Expressions of errors are told from those of all events by the metric's name.
 */
final class Counted implements Source {
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final double EVENTS = 10;

    private final ToDoubleFunction<Moment> ratio;
    private final ToDoubleFunction<Moment> events;

    /** A minute since {@link #START}, and the SLO that is asked about. */
    record Moment(long minute, String slo) {}

    Counted(ToDoubleFunction<Moment> ratio, ToDoubleFunction<Moment> events) {
        this.ratio = ratio;
        this.events = events;
    }

    static Counted failing(ToDoubleFunction<Moment> ratio) {
        return new Counted(ratio, moment -> EVENTS);
    }

    @Override
    public Answer ask(String expression, Grid moments) {
        String slo = expression.replaceAll("(?s).*?slo=\"(\\w+)\".*", "$1");
        boolean isLag = expression.contains("last_over_time");
        boolean isErrors = expression.contains("errors_total");
        var points = new ArrayList<Answer.Point>();
        for (int i = 0; i < moments.size(); i++) {
            long second = moments.at(i).getEpochSecond();
            var moment = new Moment(Math.floorDiv(second - START.getEpochSecond(), 60), slo);
            double all = events.applyAsDouble(moment);
            double value = isLag ? 0 : isErrors ? all * ratio.applyAsDouble(moment) : all;
            if (!Double.isNaN(value)) {
                points.add(new Answer.Point(second, value));
            }
        }
        return new Answer.Found(points, List.of());
    }

    /** From {@link #START} on. */
    BacktestReport over(Duration length, Promises promises, String... targets)
            throws HistoryException, InterruptedException {
        Promise promise = promises.compositions().isEmpty()
                ? promises.slos().getFirst()
                : promises.compositions().getFirst();
        var backtest = new Backtest(promises, new Range(START, START.plus(length)));
        var reader = new RangeReader("here", this, pause -> {}, read -> {});
        return backtest.of(promise, List.of(targets).stream().map(Target::of).toList(), OptionalDouble.empty(), reader);
    }
}
