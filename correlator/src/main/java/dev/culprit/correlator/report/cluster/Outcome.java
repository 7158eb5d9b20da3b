package dev.culprit.correlator.report.cluster;

import java.util.Locale;

/** What became of a correlation that was to be written. */
sealed interface Outcome {
    /** Nothing is left to do. */
    enum Settled implements Outcome {
        WRITTEN,
        /** This revision is there already. */
        UNCHANGED,
        /** A later revision is there. */
        SUPERSEDED,
        /** It has been there, and somebody has deleted it since. */
        DELETED,
        /** It is older than anything that is kept. */
        EXPIRED,
        /** Its namespace is none of those that are written to. */
        OUTSIDE,
        /** It is of another cluster that shares the Kafka. */
        ELSEWHERE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** It has to be tried again. */
    record Blocked(Obstacle obstacle) implements Outcome {}
}
