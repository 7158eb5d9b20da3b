package dev.culprit.correlator.report.cluster;

import java.time.Duration;
import java.util.Locale;

/** Why the cluster does not take a correlation, how much that holds up, and when it is worth while to try again. */
enum Reason {
    UNREACHABLE(Scope.CLUSTER, Duration.ofSeconds(1)),
    UNAUTHENTICATED(Scope.CLUSTER, Duration.ofSeconds(5)),
    OVERLOADED(Scope.CLUSTER, Duration.ofSeconds(1)),
    NO_DEFINITION(Scope.CLUSTER, Duration.ofMinutes(1)),
    NO_NAMESPACE(Scope.NAMESPACE, Duration.ofSeconds(5)),
    NAMESPACE_ENDS(Scope.NAMESPACE, Duration.ofSeconds(30)),
    DENIED(Scope.NAMESPACE, Duration.ofSeconds(10)),
    FAULT(Scope.NAMESPACE, Duration.ofSeconds(1)),
    CONFLICT(Scope.OBJECT, Duration.ofSeconds(1)),
    TOO_LARGE(Scope.OBJECT, Duration.ofMinutes(1)),
    REFUSED(Scope.OBJECT, Duration.ofSeconds(10));

    private final Scope scope;
    private final Duration firstPause;

    Reason(Scope scope, Duration firstPause) {
        this.scope = scope;
        this.firstPause = firstPause;
    }

    Scope scope() {
        return scope;
    }

    Duration firstPause() {
        return firstPause;
    }

    /** As meters have it: {@code no-definition}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What waits for it. */
    enum Scope {
        /** Everything. */
        CLUSTER,
        /** What belongs into one namespace. */
        NAMESPACE,
        /** One correlation. */
        OBJECT
    }
}
