package dev.culprit.collector.symptom;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state of an object that says that something failed.
 *
 * @param what which of the object's states, the same when it comes again: {@code app/OOMKilled}, {@code Ready}
 * @param occurrence which time it came, told from the object alone: two collectors say the same
 * @param first the first time it came, or the latest that this can have been; null where the object does not tell
 * @param last the time it came now
 * @param count how often it came so far, as far as the object tells
 */
record Failure(
        String what,
        String occurrence,
        String reason,
        String message,
        @Nullable Instant first,
        @Nullable Instant last,
        int count) {
    /** A single time. */
    static Failure once(String what, String reason, String message, @Nullable Instant at) {
        return new Failure(what, at == null ? "" : at.toString(), reason, message, at, at, 1);
    }
}
