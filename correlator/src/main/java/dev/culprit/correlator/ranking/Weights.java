package dev.culprit.correlator.ranking;

import dev.culprit.api.record.FieldType;

/**
 * What each piece of evidence is worth, in log-odds. Set by hand from what on-call engineers look at first; a fit
 * replaces them when the ranking gets its own work.
 */
final class Weights {
    /** Of a change at the very moment of the alert, or of the onset where a series told it; halves with every {@link #TIME_HALVES_MINUTES}. */
    static final double TIME_MAX = 1.6;

    static final double TIME_HALVES_MINUTES = 20;

    /** Of a change before the earliest onset. */
    static final double BEFORE_ONSET = -0.8;

    /** Of a change after the latest onset that the burn's series allows: less than of any change before it. */
    static final double AFTER_ONSET = -1.6;

    static final double SAME_NAMESPACE = -1.5;
    static final double SAME_NAMESPACE_ENTRY_UNKNOWN = 0.0;
    static final double WHOLE_NAMESPACE = 0.8;
    static final double WHOLE_CLUSTER = -0.5;

    static final double FAILS_SINCE = 2.4;
    static final double UNHEALTHY_SINCE = 1.4;
    static final double FAILED_BEFORE_TOO = -0.8;

    static final double CONTROLLER = -0.8;
    static final double CHANGES_OFTEN = -0.25;

    static final double NO_CHANGE = 1.2;
    static final double NO_CHANGE_NODE_TROUBLE = 2.5;
    static final double NO_CHANGE_FAILURE_BEFORE = 0.8;

    /**
     * Score from which a suspect may be called high, given that it also outdoes the no-change story by a margin. Where
     * nothing failed since a change, only one at the SLO's own workload and minutes before the alert comes to it.
     */
    static final double HIGH = 4.4;

    static final double HIGH_MARGIN = 1.0;

    /** How far behind the first a suspect may be and still be called medium. */
    static final double MEDIUM_BEHIND = 2.0;

    private Weights() {}

    static double onPath(int distance) {
        return switch (distance) {
            case 0 -> 1.8;
            case 1 -> 1.4;
            case 2 -> 1.0;
            default -> 0.5;
        };
    }

    static double of(FieldType type) {
        return switch (type) {
            case IMAGE -> 1.2;
            case SERVICE_PORT, SELECTOR -> 1.2;
            case ENV, ENV_FROM, COMMAND, RESOURCES, PROBE, CONTAINER_PORT, CONTAINER -> 1.1;
            case VOLUME, SERVICE_ACCOUNT, SCHEDULING, SECURITY -> 1.1;
            case ROUTE, NETWORK, QUOTA, AUTOSCALING, TAINT, CORDON, STORAGE, JOB -> 0.8;
            case DISRUPTION -> 0.4;
            case KEY -> 0.8;
            case SPEC -> 0.8;
            case STRATEGY -> 0.0;
            case REPLICAS -> -0.2;
            case RESTART -> -0.4;
            case LABEL, ANNOTATION, MORE -> -2.0;
        };
    }
}
