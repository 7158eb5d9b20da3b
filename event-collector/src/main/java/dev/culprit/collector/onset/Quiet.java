package dev.culprit.collector.onset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * How a series is when nothing burns.
 *
 * @param level its median
 * @param noise what a standard deviation would be, were it not for outliers
 */
record Quiet(double level, double noise) {
    /** A value this many times the noise above the level has left it. */
    private static final double FAR = 4;

    /** The median absolute deviation of normal noise, and its quantile of 95 %, in standard deviations. */
    private static final double MAD_TO_SIGMA = 1.4826;

    private static final double Q95_TO_SIGMA = 1 / 1.645;

    private static final double LOW = 0.1;
    private static final double HIGH = 0.95;

    /** Sums of numbers that are not decimal ones differ by so much of their size though they mean the same. */
    private static final double ROUNDING = 1e-9;

    private static final int FEWEST = 3;

    /**
     * What came before the last rise. Empty where the series does not rise, where it is up from its first value on, or
     * where the rise is too small to be told from the noise.
     */
    static Optional<Quiet> before(Course course) {
        double low = Course.quantile(course.values(), LOW);
        double half = (low + course.last()) / 2;
        int rise = course.last() > low ? course.lastRunAbove(half) : 0;
        if (rise < FEWEST) {
            return Optional.empty();
        }
        double[] calm = course.sorted(i -> i < rise && course.values()[i] <= half);
        Quiet first = robust(calm, false);
        BitSet bursts = bursts(course, first.limit(course.last()), half);
        double[] rest = course.sorted(i -> i < rise && !bursts.get(i));
        return rest.length < FEWEST
                ? Optional.empty()
                : Optional.of(robust(rest, true)).filter(quiet -> quiet.isOutdoneBy(course.last()));
    }

    /** The flanks of earlier bursts, and of the last rise, are no noise. */
    private static BitSet bursts(Course course, double limit, double half) {
        var bursts = new BitSet();
        double[] values = course.values();
        int start = 0;
        for (int i = 0; i <= values.length; i++) {
            if (i == values.length || values[i] <= limit) {
                if (Arrays.stream(values, start, i).anyMatch(value -> value > half)) {
                    bursts.set(start, i);
                }
                start = i + 1;
            }
        }
        return bursts;
    }

    /**
     * Half of the values decide the level and the noise, so that outliers do not. Where most values are equal, as with few
     * requests, the median absolute deviation is nothing: then the upper tail tells the noise.
     */
    private static Quiet robust(double[] values, boolean tail) {
        double level = Course.quantile(values, 0.5);
        double[] away =
                Arrays.stream(values).map(value -> Math.abs(value - level)).toArray();
        double mad = MAD_TO_SIGMA * Course.quantile(away, 0.5);
        double upper = tail ? Q95_TO_SIGMA * (Course.quantile(values, HIGH) - level) : 0;
        return new Quiet(level, Math.max(mad, upper));
    }

    /** Above it, a value has left the level. */
    double limit(double top) {
        return level + FAR * noise + ROUNDING * Math.abs(top - level);
    }

    private boolean isOutdoneBy(double top) {
        return limit(top) < (level + top) / 2;
    }
}
