package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Standing;
import java.util.List;
import java.util.Optional;

/** How the object of a change stands to what the SLO measures. */
record Relation(Reach reach, String sloNamespace) {
    private static final int FARTHEST = 4;

    /** Empty when nothing leads from the object to what the SLO measures. */
    List<Sign> signs(Change change) {
        ObjectRef object = change.subject();
        if (Score.governsNamespace(change) && reach.namespaces().contains(object.namespace())) {
            return List.of(Sign.of(Feature.GOVERNS, "governs namespace " + object.namespace()));
        }
        if (object.knownKind().equals("Node")) {
            return List.of(Sign.of(Feature.WHOLE_CLUSTER, node(change)));
        }
        Optional<Standing> own = reach.of(object);
        if (own.isPresent()) {
            return onPath(own.get(), "");
        }
        Optional<Standing> affected = reach.nearest(change.affects().stream());
        if (affected.isPresent()) {
            return onPath(affected.get(), "acts on ");
        }
        if (Score.actsOnCluster(change)) {
            return List.of(Sign.of(Feature.WHOLE_CLUSTER, "of the whole cluster"));
        }
        if (Score.servesCluster(change)) {
            return List.of(Sign.of(Feature.WHOLE_CLUSTER, "serves the whole cluster"));
        }
        if (!isInSlosNamespace(change)) {
            return List.of();
        }
        return List.of(
                reach.entry().isPresent()
                        ? Sign.of(Feature.OFF_PATH, "in the SLO's namespace, on no known path")
                        : Sign.of(Feature.ENTRY_UNKNOWN, "in the SLO's namespace"));
    }

    /** Nearly every Node of a small cluster runs some Pod of the path: that alone says little. */
    private String node(Change change) {
        return reach.nearest(change.affects().stream()).isPresent()
                ? "a Node that runs Pods of the path"
                : "of the whole cluster";
    }

    private static List<Sign> onPath(Standing standing, String how) {
        if (standing.distance() == 0) {
            return List.of(Sign.of(Feature.AT_ENTRY, how + standing.path()));
        }
        Sign called = Sign.of(Feature.ON_PATH, how + standing.path());
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
