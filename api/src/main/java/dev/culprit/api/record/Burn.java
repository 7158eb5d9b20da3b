package dev.culprit.api.record;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast the error budget goes, as the alert tells it.
 *
 * @param rate multiple of the rate that spends the whole budget in the SLO's window; absent when nothing tells it
 * @param longWindow the longer window over which the alert measures, absent when unknown
 * @param shortWindow the shorter one
 */
public record Burn(
        @Nullable Double rate,
        @Nullable Duration longWindow,
        @Nullable Duration shortWindow) {
    public Burn {
        if (rate != null && (rate.isNaN() || rate.isInfinite() || rate < 0)) {
            throw new IllegalArgumentException("burn rate must be a number from 0, is " + rate);
        }
    }

    public static Burn unknown() {
        return new Burn(null, null, null);
    }
}
