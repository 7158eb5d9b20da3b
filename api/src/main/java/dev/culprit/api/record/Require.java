package dev.culprit.api.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The checks that records share; each failure names the record's field. */
final class Require {
    private Require() {}

    static String notBlank(String value, String field) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return value;
    }

    static void notAfter(Instant earlier, Instant later, String what) {
        if (earlier.isAfter(later)) {
            throw new IllegalArgumentException(what + ": " + earlier + " is after " + later);
        }
    }

    static void positive(int value, String field) {
        if (value < 1) {
            throw new IllegalArgumentException(field + " must be at least 1, is " + value);
        }
    }

    /** What is left of something: at most all of it. */
    static void shareLeft(@Nullable Double value, String field) {
        if (value != null && (!Double.isFinite(value) || value > 1)) {
            throw new IllegalArgumentException(field + " must be a number up to 1, is " + value);
        }
    }

    /** A text to sort by that tells the absent one from the empty one, and puts it first. */
    static String presentAfterAbsent(@Nullable String value) {
        return value == null ? "" : "=" + value;
    }
}
