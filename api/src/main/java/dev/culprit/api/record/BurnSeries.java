package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a burn went, as Prometheus knew it when it was asked: the highest value in each of equal stretches of time.
 *
 * @param start of the first stretch
 * @param step how long a stretch is: whole seconds
 * @param values from 0, at most {@link #MOST_VALUES}; null where the series has none
 */
public record BurnSeries(Measure measure, Instant start, Duration step, List<@Nullable Double> values) {
    /** As many as a picture has room for. */
    public static final int MOST_VALUES = 120;

    /** The one that tells the later; of two that end together, the one that tells more. */
    private static final Comparator<BurnSeries> LATER = Comparator.comparing(BurnSeries::end)
            .thenComparing(BurnSeries::start, Comparator.reverseOrder())
            .thenComparing(series -> series.values().toString())
            .thenComparing(BurnSeries::measure);

    /** Twice as long as the longest burn that is asked for is. */
    private static final Duration LONGEST_STEP = Duration.ofDays(14);

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    public BurnSeries {
        if (!step.isPositive() || step.getNano() != 0 || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException("step must be seconds, up to " + LONGEST_STEP + ", is " + step);
        }
        if (start.isAfter(LATEST)) {
            throw new IllegalArgumentException("start must be before " + LATEST + ", is " + start);
        }
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("values are " + values.size() + ", more than " + MOST_VALUES);
        }
        for (Double value : values) {
            if (value != null && (!Double.isFinite(value) || value < 0)) {
                throw new IllegalArgumentException("values must be numbers from 0, one is " + value);
            }
        }
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** What the values are. */
    public enum Measure {
        /** Multiples of the rate that spends the whole budget in the SLO's window. */
        @JsonProperty("burnRate")
        BURN_RATE,
        /** Shares of all requests, from 0 to 1: where no burn rate is recorded. */
        @JsonProperty("errorRatio")
        ERROR_RATIO
    }

    /** Of the last stretch. */
    public Instant end() {
        return start.plus(step.multipliedBy(values.size()));
    }

    /** Which of two to keep, whichever was known first; absent when both are. */
    static @Nullable BurnSeries later(@Nullable BurnSeries one, @Nullable BurnSeries other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return LATER.compare(one, other) >= 0 ? one : other;
    }
}
