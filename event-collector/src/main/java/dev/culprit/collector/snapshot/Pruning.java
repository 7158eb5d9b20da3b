package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.ObjectRef;
import java.util.List;
import java.util.Set;

/** What of an object somebody decided: no status, no identity, none of what controllers and the API server stamp. */
final class Pruning {
    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind", "status", "metadata");

    private static final Set<String> STAMPED = Set.of(
            "deployment.kubernetes.io/revision",
            "deployment.kubernetes.io/revision-history",
            "deployment.kubernetes.io/desired-replicas",
            "deployment.kubernetes.io/max-replicas",
            "deprecated.daemonset.template.generation",
            "control-plane.alpha.kubernetes.io/leader",
            "endpoints.kubernetes.io/last-change-trigger-time",
            "node.alpha.kubernetes.io/ttl",
            "volumes.kubernetes.io/controller-managed-attach-detach",
            "volume.kubernetes.io/selected-node",
            "volume.kubernetes.io/storage-provisioner",
            "volume.beta.kubernetes.io/storage-provisioner",
            "batch.kubernetes.io/job-tracking",
            // what autoscaling/v1 has no status fields for; metrics and behavior beside them are decided by people
            "autoscaling.alpha.kubernetes.io/conditions",
            "autoscaling.alpha.kubernetes.io/current-metrics",
            "k8s.v1.cni.cncf.io/network-status",
            "field.cattle.io/publicEndpoints");

    private static final List<String> STAMPED_PREFIXES =
            List.of("pv.kubernetes.io/", "csi.volume.kubernetes.io/", "cni.projectcalico.org/");

    /** Agents keep what they know of a Node in its annotations; nothing that runs reads them, but for our own. */
    private static final String OWN_PREFIX = "culprit.slok.io/";

    private Pruning() {}

    static boolean isStamped(String annotation) {
        return STAMPED.contains(annotation) || STAMPED_PREFIXES.stream().anyMatch(annotation::startsWith);
    }

    static ObjectNode content(ObjectNode object) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        String group = ObjectRef.groupOf(object.path("apiVersion").asText(""));
        String kind = ObjectRef.knownKind(group, object.path("kind").asText(""));
        ObjectNode metadata = metadata(kind, object.path("metadata"));
        if (!metadata.isEmpty()) {
            content.set("metadata", metadata);
        }
        object.properties().stream()
                .filter(field -> !IDENTITY.contains(field.getKey()))
                .forEach(field -> content.set(field.getKey(), field.getValue()));
        return FilledIn.removed(kind, content);
    }

    private static ObjectNode metadata(String kind, JsonNode metadata) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        if (!metadata.path("labels").isEmpty()) {
            kept.set("labels", metadata.path("labels"));
        }
        ObjectNode annotations = JsonNodeFactory.instance.objectNode();
        metadata.path("annotations").properties().stream()
                .filter(annotation -> !isStamped(annotation.getKey()))
                .filter(annotation ->
                        !kind.equals("Node") || annotation.getKey().startsWith(OWN_PREFIX))
                .forEach(annotation -> annotations.set(annotation.getKey(), annotation.getValue()));
        if (!annotations.isEmpty()) {
            kept.set("annotations", annotations);
        }
        return kept;
    }
}
