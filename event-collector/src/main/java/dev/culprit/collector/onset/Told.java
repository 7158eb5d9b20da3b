package dev.culprit.collector.onset;

import dev.culprit.api.record.Onset;
import org.jspecify.annotations.Nullable;

/** What became of a question. */
sealed interface Told {
    /**
     * A series was read.
     *
     * @param onset absent when nothing can be said
     * @param rate the burn rate at the alert's start, absent when it was not wanted or is not recorded
     */
    record Burning(@Nullable Onset onset, @Nullable Double rate, Outline outline) implements Told {}

    /** A series was read of a burn that is over. */
    record Over(Outline outline) implements Told {}

    /** Prometheus has no series of the SLO. */
    record NoSeries() implements Told {}

    /** Prometheus cannot be asked: one line why. */
    record Failed(String reason) implements Told {}

    /** Prometheus takes too long. */
    record TimedOut() implements Told {}
}
