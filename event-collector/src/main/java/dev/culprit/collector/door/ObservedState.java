package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of a status that tells of failures, of the two kinds whose status does; nothing of any other. */
final class ObservedState {
    private static final Set<String> CONDITION =
            Set.of("type", "status", "reason", "message", "lastTransitionTime", "lastHeartbeatTime");

    private static final Set<String> POD = Set.of("phase", "reason", "message", "startTime");

    private static final List<String> CONTAINERS = List.of("initContainerStatuses", "containerStatuses");

    private static final Set<String> CONTAINER = Set.of("name", "restartCount", "state", "lastState");

    private ObservedState() {}

    static Optional<ObjectNode> of(String kind, JsonNode status) {
        if (!kind.equals("Pod") && !kind.equals("Node")) {
            return Optional.empty();
        }
        ObjectNode kept = kind.equals("Pod") ? only(status, POD) : JsonNodeFactory.instance.objectNode();
        copy(status, "conditions", CONDITION, kept);
        if (kind.equals("Pod")) {
            CONTAINERS.forEach(list -> copy(status, list, CONTAINER, kept));
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }

    private static void copy(JsonNode status, String list, Set<String> names, ObjectNode kept) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        status.path(list).forEach(item -> items.add(only(item, names)));
        if (!items.isEmpty()) {
            kept.set(list, items);
        }
    }

    private static ObjectNode only(JsonNode node, Set<String> names) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .filter(field -> names.contains(field.getKey()))
                .forEach(field -> kept.set(field.getKey(), field.getValue()));
        return kept;
    }
}
