package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import java.util.List;
import java.util.Set;

/** What changes all the time and never means anything, or only repeats what its owner already says. */
public final class Noise {
    private static final Set<String> KINDS = Set.of(
            "Lease",
            "Endpoints",
            "EndpointSlice",
            "Event",
            "ControllerRevision",
            "CertificateSigningRequest",
            "VolumeAttachment",
            "CSINode",
            "CSIStorageCapacity",
            "ComponentStatus",
            "NodeMetrics",
            "PodMetrics",
            "CiliumEndpoint",
            "CiliumIdentity");

    /** Made by controllers from what is watched itself; on their own only where nothing controls them. */
    private static final Set<String> MADE = Set.of("Pod", "ReplicaSet");

    /** On the API server's picture of a Pod that a kubelet reads from a file. */
    private static final String MIRROR = "kubernetes.io/config.mirror";

    private static final Set<String> SECRET_TYPES =
            Set.of("helm.sh/release.v1", "kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token");

    /** The names of Helm's releases and of bootstrap tokens, by which they are known where the type is not read. */
    private static final List<String> SECRET_NAMES = List.of("sh.helm.release.v1.", "bootstrap-token-");

    private static final String ACCOUNT = "kubernetes.io/service-account.name";

    private static final Set<String> CONFIG_MAPS = Set.of(
            "kube-root-ca.crt",
            "openshift-service-ca.crt",
            "istio-ca-root-cert",
            "extension-apiserver-authentication",
            "cluster-autoscaler-status");

    private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";

    private Noise() {}

    /** Written by Culprit itself: never evidence. */
    public static boolean isOwn(String group, String kind) {
        return group.equals(SLOCorrelation.GROUP) && kind.equals(SLOCorrelation.KIND);
    }

    /** As {@link #isOwn(String, String)}, of an object as it came. */
    public static boolean isOwn(JsonNode object) {
        return isOwn(
                ObjectRef.groupOf(object.path("apiVersion").asText("")),
                object.path("kind").asText(""));
    }

    /** Whether nothing of this kind is ever a change of its own. */
    public static boolean isKind(String group, String kind) {
        return KINDS.contains(ObjectRef.knownKind(group, kind));
    }

    /**
     * Whether this object is left out altogether.
     *
     * @param object as it passed the door
     */
    public static boolean drops(JsonNode object, Snapshot snapshot) {
        ObjectRef ref = snapshot.ref();
        return KINDS.contains(ref.knownKind())
                || isOwn(ref.group(), ref.kind())
                || snapshot.owners().stream().anyMatch(Owner::makesIt)
                || (MADE.contains(ref.knownKind()) && snapshot.controller().isPresent())
                || object.path("metadata").path("annotations").has(LEADER)
                || isRoutine(object, ref);
    }

    private static boolean isRoutine(JsonNode object, ObjectRef ref) {
        return switch (ref.knownKind()) {
            case "Secret" -> isRoutineSecret(object, ref);
            case "ConfigMap" -> CONFIG_MAPS.contains(ref.name());
            case "Pod" -> object.path("metadata").path("annotations").has(MIRROR);
            default -> false;
        };
    }

    private static boolean isRoutineSecret(JsonNode object, ObjectRef ref) {
        return object.has("type")
                ? SECRET_TYPES.contains(object.path("type").asText(""))
                : SECRET_NAMES.stream().anyMatch(ref.name()::startsWith)
                        || object.path("metadata").path("annotations").has(ACCOUNT);
    }
}
