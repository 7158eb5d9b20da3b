package dev.culprit.rules.backtest;

import dev.culprit.rules.objective.Target;
import java.util.List;

/**
 * One target against the past.
 *
 * @param consumed the share of the budget that the SLO's window at the range's end has spent; NaN where nothing is known
 * @param course how much of the budget is left at moments that part the range evenly, as shares; NaN where it is not known
 * @param threshold the error ratio of five minutes above which the plain alert fires at once
 * @param plain when it would have fired
 */
public record Trial(
        Target target,
        double consumed,
        List<Day> days,
        List<Double> course,
        List<TierRun> tiers,
        double threshold,
        List<Firing> plain) {
    public Trial {
        course = List.copyOf(course);
        days = List.copyOf(days);
        tiers = List.copyOf(tiers);
        plain = List.copyOf(plain);
    }

    public double left() {
        return 1 - consumed;
    }
}
