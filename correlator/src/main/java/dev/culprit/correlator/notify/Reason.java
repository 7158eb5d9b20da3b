package dev.culprit.correlator.notify;

import dev.culprit.correlator.outbox.Hurdle;
import dev.culprit.runtime.outbound.HttpAnswer;
import java.time.Duration;

/** Why a message was not taken, how much that holds up, and when it is worth while to try again. */
public enum Reason implements Hurdle.Kind {
    /** No answer, or a server's own fault. */
    AWAY(Hurdle.Scope.EVERYTHING, Duration.ofSeconds(1), Duration.ofMinutes(1)),
    /** No answer in time, or a broken one: the message may have arrived, so that each try may be one more. */
    SLOW(Hurdle.Scope.EVERYTHING, Duration.ofSeconds(5), Duration.ofMinutes(5)),
    /** Too much was sent, by whomever. */
    BUSY(Hurdle.Scope.EVERYTHING, Duration.ofSeconds(1), Duration.ofMinutes(1)),
    /** Whoever sends may not, whatever it is. */
    DENIED(Hurdle.Scope.EVERYTHING, Duration.ofSeconds(10), Duration.ofMinutes(5)),
    /** There is no such place, or nothing may be sent there. */
    NO_PLACE(Hurdle.Scope.PLACE, Duration.ofSeconds(10), Duration.ofMinutes(5)),
    /** An answer of which nobody can say what it means: as with {@link #SLOW}, the message may have arrived. */
    UNCLEAR(Hurdle.Scope.CORRELATION, Duration.ofSeconds(10), Duration.ofMinutes(30)),
    /** This message and no other. */
    REFUSED(Hurdle.Scope.CORRELATION, Duration.ofSeconds(10), Duration.ofMinutes(5));

    private final Hurdle.Scope scope;
    private final Duration firstPause;
    private final Duration longestPause;

    Reason(Hurdle.Scope scope, Duration firstPause, Duration longestPause) {
        this.scope = scope;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Of a call that brought no answer. */
    public static Reason of(HttpAnswer.Failed failed) {
        return failed.mayHaveArrived() ? SLOW : AWAY;
    }

    @Override
    public Hurdle.Scope scope() {
        return scope;
    }

    @Override
    public Duration firstPause() {
        return firstPause;
    }

    @Override
    public Duration longestPause() {
        return longestPause;
    }
}
