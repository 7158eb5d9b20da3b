package dev.culprit.rules.backtest;

import dev.culprit.rules.history.Grid;
import dev.culprit.rules.objective.ErrorBudget;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Target;
import dev.culprit.rules.objective.Tier;
import dev.culprit.rules.recording.RawQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Holds targets against the error ratios of a range: its moments after the first index, up to the second. */
record Trials(Promise promise, Ratios ratios, Grid grid, int after, int upTo) {
    private static final int COURSE = 240;

    /** The plain alert's threshold is an error ratio; without one the budget. */
    Trial of(Target target, OptionalDouble threshold) {
        var budget = new ErrorBudget(target, promise.window());
        double limit = threshold.orElse(target.budget().doubleValue());
        List<Tier> tiers = promise.alerts().tiers();
        return new Trial(
                target,
                spent(budget, upTo),
                days(budget),
                course(budget),
                IntStream.range(0, tiers.size())
                        .mapToObj(i -> new TierRun(i + 1, tiers.get(i), firings(tiers.get(i), budget)))
                        .toList(),
                limit,
                new Alarm(at -> recent(at) > limit, Duration.ZERO, at -> budget.burnRate(recent(at)))
                        .firings(grid, after, upTo));
    }

    private double recent(int at) {
        return ratios.over(RawQueries.BASE, at);
    }

    /** Of the budget of the SLO's window that ends at a moment. */
    private double spent(ErrorBudget budget, int at) {
        return budget.burnRate(ratios.over(promise.window(), at));
    }

    private List<Firing> firings(Tier tier, ErrorBudget budget) {
        double threshold = tier.threshold().doubleValue();
        long least = promise instanceof Slo slo ? slo.minimumEvents() : 0;
        return new Alarm(
                        at -> budget.burnRate(ratios.over(tier.shortWindow(), at)) > threshold
                                && budget.burnRate(ratios.over(tier.longWindow(), at)) > threshold
                                && (least == 0 || ratios.hasEvents(tier.longWindow(), at, least)),
                        tier.hold(),
                        at -> budget.burnRate(ratios.over(tier.shortWindow(), at)))
                .firings(grid, after, upTo);
    }

    private List<Day> days(ErrorBudget budget) {
        var days = new ArrayList<Day>();
        int begin = after;
        while (begin < upTo) {
            Instant midnight = grid.at(begin).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            int end = Math.min(upTo, Math.max(begin + 1, grid.index(midnight)));
            days.add(day(budget, begin, end));
            begin = end;
        }
        return days;
    }

    private Day day(ErrorBudget budget, int begin, int end) {
        double ratio = ratios.between(begin, end);
        double all = ratios.weight(end - grid.steps(promise.window().length()), end);
        double share = all > 0 ? ratios.weight(begin, end) / all : 0;
        double consumed = Double.isNaN(ratio) ? 0 : budget.burnRate(ratio) * share;
        long unknown = IntStream.rangeClosed(begin + 1, end)
                .filter(at -> !ratios.isKnown(at))
                .count();
        return new Day(
                grid.at(begin),
                grid.at(end),
                ratio,
                consumed,
                1 - spent(budget, end),
                grid.step().multipliedBy(unknown));
    }

    private List<Double> course(ErrorBudget budget) {
        int columns = Math.min(COURSE, upTo - after);
        return IntStream.rangeClosed(1, columns)
                .mapToObj(i -> 1 - spent(budget, after + Math.toIntExact((long) (upTo - after) * i / columns)))
                .toList();
    }
}
