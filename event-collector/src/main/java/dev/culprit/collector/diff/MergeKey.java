package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            of("path"),
            of("path", "pathType"),
            of("key", "effect"));

    private static final MergeKey BY_SOURCE = of("prefix", "configMapRef", "secretRef");

    /** An autoscaler's metric, in the shapes of all its versions. */
    private static final MergeKey BY_METRIC = of(
            "type",
            "resource.name",
            "containerResource.name",
            "pods.metric.name",
            "object.metric.name",
            "external.metric.name",
            "pods.metricName",
            "object.metricName",
            "external.metricName");

    /** Lists in which other fields than the first candidate tell items apart. */
    private static final Map<String, MergeKey> BY_LIST = Map.of(
            "volumeMounts", of("mountPath"),
            "volumeDevices", of("devicePath"),
            "envFrom", BY_SOURCE,
            "metrics", BY_METRIC,
            "rules", of("host"),
            "tls", of("secretName"));

    private static MergeKey of(String... fields) {
        return new MergeKey(List.of(fields));
    }

    /** The key that tells all items of both lists apart; empty where none does. */
    static Optional<MergeKey> of(String list, JsonNode before, JsonNode after) {
        return Stream.concat(Stream.ofNullable(BY_LIST.get(list)), CANDIDATES.stream())
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
        return equals(BY_SOURCE)
                ? !label(item).isEmpty()
                : !part(item, fields.getFirst()).isEmpty();
    }

    SequencedMap<String, JsonNode> index(JsonNode items) {
        var index = new LinkedHashMap<String, JsonNode>();
        items.forEach(item -> index.put(label(item), item));
        return index;
    }

    String label(JsonNode item) {
        return fields.stream()
                .map(field -> part(item, field))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
    }

    private static String part(JsonNode item, String field) {
        return switch (field) {
            case "configMapRef" -> source("ConfigMap ", item.path(field));
            case "secretRef" -> source("Secret ", item.path(field));
            // an Ingress rule without a host is for all of them
            case "host" -> item.path(field).asText(item.has("http") ? "*" : "");
            default -> value(item.at("/" + field.replace('.', '/')));
        };
    }

    private static String value(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }

    private static String source(String kind, JsonNode ref) {
        return ref.isMissingNode() ? "" : kind + ref.path("name").asText("");
    }
}
