package dev.culprit.api.record;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast the error budget goes and since when: as the alert tells it, and where it does not, as Prometheus does.
 *
 * @param rate multiple of the rate that spends the whole budget in the SLO's window; absent when nothing tells it
 * @param longWindow the longer window over which the alert measures, absent when unknown
 * @param shortWindow the shorter one
 * @param onset when the burn began by its series, absent when no series tells it
 * @param budgetRemaining share of the error budget that is left, 1 when it is whole, below 0 when more is spent; absent
 *     when nothing tells it
 * @param series absent when Prometheus was not asked or has none
 */
public record Burn(
        @Nullable Double rate,
        @Nullable Duration longWindow,
        @Nullable Duration shortWindow,
        @Nullable Onset onset,
        @Nullable Double budgetRemaining,
        @Nullable BurnSeries series) {
    public Burn {
        if (rate != null && (rate.isNaN() || rate.isInfinite() || rate < 0)) {
            throw new IllegalArgumentException("burn rate must be a number from 0, is " + rate);
        }
        Require.shareLeft(budgetRemaining, "budgetRemaining");
    }

    /** What an alert alone tells. */
    public Burn(@Nullable Double rate, @Nullable Duration longWindow, @Nullable Duration shortWindow) {
        this(rate, longWindow, shortWindow, null, null, null);
    }

    /** The same, with when it began. */
    public Burn since(@Nullable Onset told) {
        return new Burn(rate, longWindow, shortWindow, told, budgetRemaining, series);
    }

    public static Burn unknown() {
        return new Burn(null, null, null);
    }
}
