package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import java.util.Set;

/** What changes all the time and never means anything, or only repeats what its owner already says. */
public final class Noise {
    private static final Set<String> KINDS =
            Set.of("Lease", "Endpoints", "EndpointSlice", "Event", "Pod", "ReplicaSet");

    private static final Set<String> SECRET_TYPES = Set.of("helm.sh/release.v1", "kubernetes.io/service-account-token");

    private static final Set<String> CONFIG_MAPS =
            Set.of("kube-root-ca.crt", "openshift-service-ca.crt", "extension-apiserver-authentication");

    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";

    private Noise() {}

    /** Written by Culprit itself: never evidence. */
    public static boolean isOwn(String group, String kind) {
        return group.equals("observability.slok.io") && kind.equals("SLOCorrelation");
    }

    /** As {@link #isOwn(String, String)}, of an object as it came. */
    public static boolean isOwn(JsonNode object) {
        return isOwn(
                ObjectRef.groupOf(object.path("apiVersion").asText("")),
                object.path("kind").asText(""));
    }

    /** Whether nothing of this kind is ever a change of its own. */
    public static boolean isKind(String kind) {
        return KINDS.contains(kind);
    }

    /**
     * Whether this object is left out altogether.
     *
     * @param object as it passed the door
     */
    public static boolean drops(JsonNode object, Snapshot snapshot) {
        ObjectRef ref = snapshot.ref();
        return KINDS.contains(ref.kind())
                || isOwn(ref.group(), ref.kind())
                || snapshot.owners().stream().anyMatch(Owner::makesIt)
                || object.path("metadata").path("annotations").has(LEADER)
                || isRoutine(object, ref);
    }

    private static boolean isRoutine(JsonNode object, ObjectRef ref) {
        return switch (ref.kind()) {
            case "Secret" -> SECRET_TYPES.contains(object.path("type").asText(""));
            case "ConfigMap" -> CONFIG_MAPS.contains(ref.name());
            default -> false;
        };
    }
}
