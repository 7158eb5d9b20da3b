package dev.culprit.correlator.ranking;

import static dev.culprit.correlator.ranking.Ailment.CONFIG;
import static dev.culprit.correlator.ranking.Ailment.CRASH;
import static dev.culprit.correlator.ranking.Ailment.CREATION;
import static dev.culprit.correlator.ranking.Ailment.EVICTION;
import static dev.culprit.correlator.ranking.Ailment.HEALTH;
import static dev.culprit.correlator.ranking.Ailment.MEMORY;
import static dev.culprit.correlator.ranking.Ailment.PULL;
import static dev.culprit.correlator.ranking.Ailment.SCALING;
import static dev.culprit.correlator.ranking.Ailment.SCHEDULING;
import static dev.culprit.correlator.ranking.Ailment.VOLUME;

import java.util.List;
import java.util.Set;

/** How things fail after which kind of change: an image that cannot be pulled, a quota that forbids Pods. */
final class Fitness {
    /** What the API server says when a webhook or a policy stands in the way. */
    static final List<String> ADMISSION = List.of("webhook", "ValidatingAdmissionPolicy");

    /** What it says when a LimitRange does: which bound is overstepped, not whose it is. */
    static final List<String> BOUNDS = List.of(" usage per ", "max limit to request ratio per ");

    private Fitness() {}

    static boolean fits(Feature deed, Failure failure) {
        return ailments(deed).contains(failure.ailment())
                && (failure.ailment() != SCHEDULING || failure.saysAny(schedulersWords(deed)))
                && (deed != Feature.DID_ADMISSION || failure.saysAny(ADMISSION));
    }

    /** Whether it keeps what was changed from answering, so that whoever calls it fails too. */
    static boolean stopsAnswers(Feature deed) {
        return ailments(deed).contains(HEALTH);
    }

    private static Set<Ailment> ailments(Feature deed) {
        return switch (deed) {
            case DID_IMAGE -> Set.of(PULL, CRASH, HEALTH, MEMORY, CONFIG);
            case DID_COMMAND,
                    DID_ADDRESS,
                    DID_SETTING,
                    DID_SETTING_ADDED,
                    DID_LOGGING,
                    DID_CONTAINER_PORT,
                    DID_OTHER,
                    DID_EXTERNAL,
                    DID_SECRET -> Set.of(CRASH, HEALTH, CONFIG, MEMORY);
            case DID_RESOURCES_CUT -> Set.of(MEMORY, CRASH, HEALTH);
            case DID_RESOURCES_RAISED -> Set.of(SCHEDULING, CREATION, EVICTION);
            case DID_PROBE_MOVED, DID_PROBE_TIGHTENED -> Set.of(HEALTH, CRASH);
            case DID_VOLUME -> Set.of(VOLUME, CRASH, SCHEDULING, CONFIG);
            case DID_SERVICE_ACCOUNT -> Set.of(CREATION, CRASH, PULL);
            case DID_SCHEDULING -> Set.of(SCHEDULING, VOLUME);
            case DID_SECURITY -> Set.of(CRASH, CREATION, CONFIG, VOLUME);
            case DID_STORAGE -> Set.of(SCHEDULING, VOLUME);
            case DID_TAINT -> Set.of(SCHEDULING, EVICTION);
            case DID_CORDON, DID_NODE_REMOVED -> Set.of(SCHEDULING);
            case DID_QUOTA_TIGHTENED, DID_ADMISSION -> Set.of(CREATION);
            case DID_REPLICAS_RAISED, DID_AUTOSCALING_RAISED -> Set.of(SCHEDULING, CREATION);
            case DID_AUTOSCALING_CUT -> Set.of(SCALING, HEALTH);
            case DID_REPLICAS_ZERO,
                    DID_TAKEN_AWAY,
                    DID_REPLICAS_CUT,
                    DID_SELECTOR,
                    DID_SERVICE_PORT,
                    DID_NETWORK_CLOSED,
                    DID_ROUTE -> Set.of(HEALTH, CRASH);
            case DID_DELETED -> Set.of(CONFIG, VOLUME, CREATION, CRASH, HEALTH, PULL, SCHEDULING);
            default -> Set.of();
        };
    }

    /** Of a Pod that no Node takes the scheduler says why. */
    private static List<String> schedulersWords(Feature deed) {
        return switch (deed) {
            case DID_RESOURCES_RAISED, DID_REPLICAS_RAISED, DID_AUTOSCALING_RAISED ->
                List.of("Insufficient", "Too many pods");
            case DID_SCHEDULING -> List.of("affinity", "selector", "topology spread", "taint");
            case DID_TAINT -> List.of("taint");
            case DID_CORDON -> List.of("unschedulable");
            case DID_NODE_REMOVED -> List.of("Insufficient", "Too many pods");
            case DID_STORAGE, DID_VOLUME, DID_DELETED -> List.of("ersistent", "volume");
            default -> List.of();
        };
    }
}
