package dev.culprit.collector.onset;

import dev.culprit.api.record.BurnSeries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a burn went and what it left.
 *
 * @param series absent when there are too few values for a picture
 * @param budgetRemaining share of the error budget; absent when it is not recorded
 */
record Outline(@Nullable BurnSeries series, @Nullable Double budgetRemaining) {
    private static final int FEWEST = 2;

    /** Of each value: a picture shows no more, and records stay short. */
    private static final MathContext DIGITS = new MathContext(4);

    /**
     * The highest value of each of equal stretches that end with {@code until}, from the first that has one on. A stretch is
     * two intervals of the series or longer, so that a value a little late leaves no gap.
     *
     * @param samples in any order; what is no rate is left out
     * @param back how long before the end they begin
     */
    static @Nullable BurnSeries series(List<Sample> samples, BurnSeries.Measure measure, Instant until, Duration back) {
        List<Sample> rates = samples.stream()
                .filter(Outline::isRate)
                .filter(sample -> !sample.at().isBefore(until.minus(back)))
                .toList();
        Course course = Course.until(until, rates);
        if (course.size() < FEWEST) {
            return null;
        }
        Duration step = step(back, course.interval());
        int count = Math.toIntExact(ceil(back, step));
        Instant start = until.minus(step.multipliedBy(count));
        List<@Nullable Double> highest = new ArrayList<>(Collections.nCopies(count, null));
        for (Sample sample : rates) {
            // a stretch ends with its last moment, as the alert's start belongs to the last one
            long place = ceil(Duration.between(start, sample.at()), step) - 1;
            if (place >= 0 && place < count) {
                Double known = highest.get((int) place);
                highest.set(
                        (int) place,
                        known == null ? rounded(sample) : Double.valueOf(Math.max(known, rounded(sample))));
            }
        }
        int first = (int) highest.stream().takeWhile(value -> value == null).count();
        return new BurnSeries(measure, start.plus(step.multipliedBy(first)), step, highest.subList(first, count));
    }

    private static Duration step(Duration back, Duration interval) {
        long fewest = ceil(back, Duration.ofSeconds(BurnSeries.MOST_VALUES));
        return Duration.ofSeconds(Math.max(Math.max(1, fewest), 2 * ceil(interval, Duration.ofSeconds(1))));
    }

    /** How many parts of a length hold the whole. */
    private static long ceil(Duration whole, Duration part) {
        return Math.ceilDiv(whole.toMillis(), part.toMillis());
    }

    private static boolean isRate(Sample sample) {
        return Double.isFinite(sample.value()) && sample.value() >= 0;
    }

    private static Double rounded(Sample sample) {
        // rounded up, the largest numbers are none any more
        return Math.min(
                Double.MAX_VALUE, new BigDecimal(sample.value()).round(DIGITS).doubleValue());
    }
}
