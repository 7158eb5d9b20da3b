package dev.culprit.correlator.outbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What stood in the way of a correlation. */
public interface Hurdle {
    Kind reason();

    /** Where it belongs: others that do wait, too, if it is not this one alone. */
    String place();

    /** What whoever refused asked to wait; empty: they did not. */
    default Optional<Duration> pause() {
        return Optional.empty();
    }

    /** Why, how much that holds up, and when it is worth while to try again; an enumeration. */
    interface Kind {
        Scope scope();

        Duration firstPause();

        /** The pause is doubled with each failure until it is so long. */
        Duration longestPause();

        String name();

        /** As meters have it: {@code no-place}. */
        default String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What waits for it. */
    enum Scope {
        EVERYTHING,
        /** What belongs to one place. */
        PLACE,
        /** One correlation. */
        CORRELATION
    }
}
