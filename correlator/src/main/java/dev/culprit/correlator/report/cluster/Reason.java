package dev.culprit.correlator.report.cluster;

import dev.culprit.correlator.outbox.Hurdle;
import java.time.Duration;

/** Why the cluster does not take a correlation, how much that holds up, and when it is worth while to try again. */
enum Reason implements Hurdle.Kind {
    UNREACHABLE(Hurdle.Scope.EVERYTHING, Duration.ofSeconds(1)),
    UNAUTHENTICATED(Hurdle.Scope.EVERYTHING, Duration.ofSeconds(5)),
    OVERLOADED(Hurdle.Scope.EVERYTHING, Duration.ofSeconds(1)),
    NO_DEFINITION(Hurdle.Scope.EVERYTHING, Duration.ofMinutes(1)),
    NO_NAMESPACE(Hurdle.Scope.PLACE, Duration.ofSeconds(5)),
    NAMESPACE_ENDS(Hurdle.Scope.PLACE, Duration.ofSeconds(30)),
    DENIED(Hurdle.Scope.PLACE, Duration.ofSeconds(10)),
    FAULT(Hurdle.Scope.PLACE, Duration.ofSeconds(1)),
    CONFLICT(Hurdle.Scope.CORRELATION, Duration.ofSeconds(1)),
    TOO_LARGE(Hurdle.Scope.CORRELATION, Duration.ofMinutes(1)),
    REFUSED(Hurdle.Scope.CORRELATION, Duration.ofSeconds(10));

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Hurdle.Scope scope;
    private final Duration firstPause;

    Reason(Hurdle.Scope scope, Duration firstPause) {
        this.scope = scope;
        this.firstPause = firstPause;
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
        return LONGEST_PAUSE;
    }
}
