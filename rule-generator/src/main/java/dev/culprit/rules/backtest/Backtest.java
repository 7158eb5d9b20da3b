package dev.culprit.rules.backtest;

import dev.culprit.rules.history.Grid;
import dev.culprit.rules.history.HistoryException;
import dev.culprit.rules.history.RangeReader;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Target;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Replays the past of SLOs: the expressions of their rules over the raw counters, and their alerts step by step. Recorded
 * series are not needed.
 */
public final class Backtest {
    private final Range range;
    private final Grid grid;
    private final Past past;

    /**
     * Reads nothing yet.
     *
     * @param promises all that will be asked for, and all parts of compositions among them
     */
    public Backtest(Promises promises, Range range) throws HistoryException {
        this.range = range;
        this.grid = range.grid(before(promises));
        this.past = new Past(promises, grid);
    }

    /** So much goes before the range that no window is cut off. */
    private static Duration before(Promises promises) {
        return promises.all().stream()
                .flatMap(promise -> Stream.concat(
                        Stream.of(promise.window().length()),
                        promise.alerts().tiers().stream()
                                .map(tier -> tier.longWindow().length().plus(tier.hold()))))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** How many moments of how many series will be read. */
    public long points() {
        return past.points();
    }

    /**
     * One of the promises.
     *
     * @param targets instead of its own; its own where there are none
     * @param threshold of the plain alert, an error ratio; the budget where there is none
     */
    public BacktestReport of(Promise promise, List<Target> targets, OptionalDouble threshold, RangeReader reader)
            throws HistoryException, InterruptedException {
        Ratios ratios = past.of(promise, reader);
        int after = grid.index(range.from());
        int upTo = grid.index(range.to());
        Coverage coverage = coverage(ratios, after, upTo);
        if (coverage.unknown().equals(coverage.all())) {
            throw new HistoryException(
                    "Prometheus has nothing of " + promise.ref() + " from " + range.from() + " to " + range.to()
                            + ": see that the SLO selects series that are there, and that history is kept so long");
        }
        var trials = new Trials(promise, ratios, grid, after, upTo);
        return new BacktestReport(
                promise,
                range,
                grid.step(),
                ratios.between(after, upTo),
                ratios.over(promise.window(), upTo),
                coverage,
                (targets.isEmpty() ? List.of(promise.target()) : targets)
                        .stream().map(target -> trials.of(target, threshold)).toList());
    }

    private Coverage coverage(Ratios ratios, int after, int upTo) {
        return new Coverage(
                length(after, upTo, at -> !ratios.isKnown(at)),
                length(after, upTo, ratios::isPartial),
                length(after, upTo, ratios::isIdle),
                length(after, upTo, at -> true));
    }

    private Duration length(int after, int upTo, IntPredicate counts) {
        return grid.step()
                .multipliedBy(
                        IntStream.rangeClosed(after + 1, upTo).filter(counts).count());
    }
}
