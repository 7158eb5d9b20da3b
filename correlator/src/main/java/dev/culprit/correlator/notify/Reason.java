package dev.culprit.correlator.notify;

import java.time.Duration;
import java.util.Locale;

/** Why a message was not taken, how much that holds up, and when it is worth while to try again. */
public enum Reason {
    /** No answer, or a server's own fault. */
    AWAY(Scope.SERVICE, Duration.ofSeconds(1), Duration.ofMinutes(1)),
    /** No answer in time: the message may have arrived, so that each try may be one more. */
    SLOW(Scope.SERVICE, Duration.ofSeconds(5), Duration.ofMinutes(5)),
    /** Too much was sent, by whomever. */
    BUSY(Scope.SERVICE, Duration.ofSeconds(1), Duration.ofMinutes(1)),
    /** Whoever sends may not, whatever it is. */
    DENIED(Scope.SERVICE, Duration.ofSeconds(10), Duration.ofMinutes(5)),
    /** There is no such place, or nothing may be sent there. */
    NO_PLACE(Scope.PLACE, Duration.ofSeconds(10), Duration.ofMinutes(5)),
    /** An answer of which nobody can say what it means: as with {@link #SLOW}, the message may have arrived. */
    UNCLEAR(Scope.MESSAGE, Duration.ofSeconds(10), Duration.ofMinutes(30)),
    /** This message and no other. */
    REFUSED(Scope.MESSAGE, Duration.ofSeconds(10), Duration.ofMinutes(5));

    private final Scope scope;
    private final Duration firstPause;
    private final Duration longestPause;

    Reason(Scope scope, Duration firstPause, Duration longestPause) {
        this.scope = scope;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    Scope scope() {
        return scope;
    }

    Duration firstPause() {
        return firstPause;
    }

    Duration longestPause() {
        return longestPause;
    }

    /** As meters have it: {@code no-place}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What waits for it. */
    enum Scope {
        /** Everything. */
        SERVICE,
        /** What goes to one place. */
        PLACE,
        /** One correlation. */
        MESSAGE
    }
}
