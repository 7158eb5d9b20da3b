package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
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
            "batch.kubernetes.io/job-tracking");

    private static final List<String> STAMPED_PREFIXES =
            List.of("pv.kubernetes.io/", "autoscaling.alpha.kubernetes.io/", "csi.volume.kubernetes.io/");

    /** Fields of the spec that a controller fills in: by kind, below {@code spec}. */
    private static final Map<String, Set<String>> FILLED_IN =
            Map.of("PersistentVolumeClaim", Set.of("volumeName"), "PersistentVolume", Set.of("claimRef"));

    private Pruning() {}

    static boolean isStamped(String annotation) {
        return STAMPED.contains(annotation) || STAMPED_PREFIXES.stream().anyMatch(annotation::startsWith);
    }

    static ObjectNode content(ObjectNode object) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = metadata(object.path("metadata"));
        if (!metadata.isEmpty()) {
            content.set("metadata", metadata);
        }
        object.properties().stream()
                .filter(field -> !IDENTITY.contains(field.getKey()))
                .forEach(field -> content.set(field.getKey(), field.getValue()));
        Set<String> filledIn = FILLED_IN.getOrDefault(object.path("kind").asText(""), Set.of());
        if (!filledIn.isEmpty() && content.path("spec").isObject()) {
            content.set("spec", without(content.path("spec"), filledIn));
        }
        return content;
    }

    private static ObjectNode metadata(JsonNode metadata) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        if (!metadata.path("labels").isEmpty()) {
            kept.set("labels", metadata.path("labels"));
        }
        ObjectNode annotations = JsonNodeFactory.instance.objectNode();
        metadata.path("annotations").properties().stream()
                .filter(annotation -> !isStamped(annotation.getKey()))
                .forEach(annotation -> annotations.set(annotation.getKey(), annotation.getValue()));
        if (!annotations.isEmpty()) {
            kept.set("annotations", annotations);
        }
        return kept;
    }

    private static ObjectNode without(JsonNode node, Set<String> names) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .filter(field -> !names.contains(field.getKey()))
                .forEach(field -> kept.set(field.getKey(), field.getValue()));
        return kept;
    }
}
