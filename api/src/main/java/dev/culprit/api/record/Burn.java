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
 */
public record Burn(
        @Nullable Double rate,
        @Nullable Duration longWindow,
        @Nullable Duration shortWindow,
        @Nullable Onset onset) {
    public Burn {
        if (rate != null && (rate.isNaN() || rate.isInfinite() || rate < 0)) {
            throw new IllegalArgumentException("burn rate must be a number from 0, is " + rate);
        }
    }

    /** What an alert alone tells. */
    public Burn(@Nullable Double rate, @Nullable Duration longWindow, @Nullable Duration shortWindow) {
        this(rate, longWindow, shortWindow, null);
    }

    public static Burn unknown() {
        return new Burn(null, null, null);
    }
}
