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
        if (!step.isPositive()
                || !step.equals(Duration.ofSeconds(step.toSeconds()))
                || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException("step must be seconds, up to " + LONGEST_STEP + ", is " + step);
        }
        if (start.isBefore(Instant.EPOCH) || start.isAfter(LATEST)) {
            throw new IllegalArgumentException("start must be between 1970 and " + LATEST + ", is " + start);
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

    /**
     * What two tell together, whichever was known first; absent when both are. Of two that measure differently the later
     * one stays.
     */
    static @Nullable BurnSeries together(@Nullable BurnSeries one, @Nullable BurnSeries other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        boolean isInOrder = LATER.compare(one, other) < 0;
        BurnSeries former = isInOrder ? one : other;
        BurnSeries later = isInOrder ? other : one;
        return later.measure != former.measure || later.equals(former) ? later : later.joined(former);
    }

    /** On stretches that begin at multiples of their length: whatever is joined in whatever order lies on the same ones. */
    private BurnSeries joined(BurnSeries former) {
        long length = Math.max(step.toSeconds(), former.step.toSeconds());
        long from = Math.min(start.getEpochSecond(), former.start.getEpochSecond());
        long to = Math.ceilDiv(end().toEpochMilli(), 1_000L);
        long stretch = Long.highestOneBit(Math.max(1, 2 * length - 1));
        while (Math.ceilDiv(to, stretch) - Math.floorDiv(from, stretch) > MOST_VALUES) {
            stretch *= 2;
        }
        long first = Math.floorDiv(from, stretch);
        int count = Math.toIntExact(Math.ceilDiv(to, stretch) - first);
        List<@Nullable Double> joined = new ArrayList<>(Collections.nCopies(count, null));
        former.pour(joined, first, stretch);
        pour(joined, first, stretch);
        return new BurnSeries(measure, Instant.ofEpochSecond(first * stretch), Duration.ofSeconds(stretch), joined);
    }

    /** Each value into the stretch that holds the middle of its own. */
    private void pour(List<@Nullable Double> into, long first, long stretch) {
        for (int i = 0; i < values.size(); i++) {
            Double value = values.get(i);
            long middle =
                    start.plus(step.multipliedBy(i)).plus(step.dividedBy(2)).getEpochSecond();
            int place = Math.toIntExact(Math.floorDiv(middle, stretch) - first);
            Double known = into.get(place);
            if (value != null && (known == null || known < value)) {
                into.set(place, value);
            }
        }
    }
}
