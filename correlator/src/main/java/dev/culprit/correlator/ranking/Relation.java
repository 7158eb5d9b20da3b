package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the object of a change stands to what the SLO measures. */
record Relation(Reach reach, String sloNamespace) {
    private static final int FARTHEST = 4;

    /** Empty when nothing leads from the object to what the SLO measures. */
    List<Sign> signs(Change change) {
        ObjectRef object = change.subject();
        if (Score.governsNamespace(change) && reach.namespaces().contains(object.namespace())) {
            return List.of(Sign.of(Feature.GOVERNS, "governs namespace " + object.namespace()));
        }
        Optional<Standing> standing = reach.nearest(Stream.concat(Stream.of(object), change.affects().stream()));
        if (standing.isPresent()) {
            return onPath(standing.get());
        }
        if (Score.actsOnCluster(change)) {
            return List.of(Sign.of(Feature.WHOLE_CLUSTER, "of the whole cluster"));
        }
        if (!isInSlosNamespace(change)) {
            return List.of();
        }
        return List.of(
                reach.entry().isPresent()
                        ? Sign.of(Feature.OFF_PATH, "in the SLO's namespace, on no known path")
                        : Sign.of(Feature.ENTRY_UNKNOWN, "in the SLO's namespace"));
    }

    private static List<Sign> onPath(Standing standing) {
        if (standing.distance() == 0) {
            return List.of(Sign.of(Feature.AT_ENTRY, standing.path()));
        }
        Sign called = Sign.of(Feature.ON_PATH, standing.path());
        int further = Math.min(standing.distance(), FARTHEST) - 1;
        return further == 0
                ? List.of(called)
                : List.of(called, new Sign(Feature.FAR, further, standing.distance() + " calls away"));
    }

    private boolean isInSlosNamespace(Change change) {
        return change.subject().namespace().equals(sloNamespace)
                || (change.subject().isExternal()
                        && change.affects().stream()
                                .anyMatch(affected -> affected.namespace().equals(sloNamespace)));
    }
}
