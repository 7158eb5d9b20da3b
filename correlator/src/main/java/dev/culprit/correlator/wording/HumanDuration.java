package dev.culprit.correlator.wording;

import java.time.Duration;

/** A length of time as a person says it: {@code 23 s}, {@code 4 min 10 s}, {@code 12 min}, {@code 2 h 5 min}. */
public final class HumanDuration {
    private static final Duration SECONDS_MATTER = Duration.ofMinutes(10);

    private HumanDuration() {}

    /** The length without its sign, cut to the unit that still matters at that length. */
    public static String of(Duration signed) {
        Duration length = signed.abs();
        if (length.isZero()) {
            return "0 s";
        }
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return "less than 1 s";
        }
        if (length.compareTo(Duration.ofMinutes(1)) < 0) {
            return length.toSeconds() + " s";
        }
        if (length.compareTo(SECONDS_MATTER) < 0) {
            return two(length.toMinutes(), "min", length.toSecondsPart(), "s");
        }
        if (length.compareTo(Duration.ofHours(1)) < 0) {
            return length.toMinutes() + " min";
        }
        if (length.compareTo(Duration.ofDays(1)) < 0) {
            return two(length.toHours(), "h", length.toMinutesPart(), "min");
        }
        return two(length.toDays(), "d", length.toHoursPart(), "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }
}
