package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** By which of their fields the items of a list are told apart, as the Kubernetes API merges them. */
record MergeKey(List<String> fields) {
    private static final List<MergeKey> CANDIDATES = List.of(
            of("name"),
            of("key"),
            of("containerPort"),
            of("containerPort", "protocol"),
            of("port"),
            of("port", "protocol"),
            of("mountPath"),
            of("devicePath"),
            of("topologyKey"),
            of("ip"),
            of("type"),
            of("key", "effect"));

    private static final MergeKey BY_SOURCE = of("prefix", "configMapRef", "secretRef");

    /** Lists in which another field than the first candidate tells items apart. */
    private static final Map<String, MergeKey> BY_LIST =
            Map.of("volumeMounts", of("mountPath"), "volumeDevices", of("devicePath"), "envFrom", BY_SOURCE);

    private static MergeKey of(String... fields) {
        return new MergeKey(List.of(fields));
    }

    /** The key that tells all items of both lists apart; empty where none does. */
    static Optional<MergeKey> of(String list, JsonNode before, JsonNode after) {
        MergeKey fixed = BY_LIST.get(list);
        List<MergeKey> candidates = fixed == null ? CANDIDATES : List.of(fixed);
        return candidates.stream()
                .filter(key -> key.tellsApart(before) && key.tellsApart(after))
                .findFirst();
    }

    private boolean tellsApart(JsonNode items) {
        var seen = new HashSet<String>();
        for (JsonNode item : items) {
            if (!item.isObject() || !isKeyed(item) || !seen.add(label(item))) {
                return false;
            }
        }
        return true;
    }

    private boolean isKeyed(JsonNode item) {
        return equals(BY_SOURCE) || item.path(fields.getFirst()).isValueNode();
    }

    SequencedMap<String, JsonNode> index(JsonNode items) {
        var index = new LinkedHashMap<String, JsonNode>();
        items.forEach(item -> index.put(label(item), item));
        return index;
    }

    private String label(JsonNode item) {
        return fields.stream()
                .map(field -> part(item, field))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private static String part(JsonNode item, String field) {
        return switch (field) {
            case "configMapRef" -> source("ConfigMap ", item.path(field));
            case "secretRef" -> source("Secret ", item.path(field));
            default -> item.path(field).asText("");
        };
    }

    private static String source(String kind, JsonNode ref) {
        return ref.isMissingNode() ? "" : kind + ref.path("name").asText("");
    }
}
