package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** An object without its values: fields, keys, and names by which objects find each other stay, the rest is fingerprints. */
final class BareObject {
    /** What an object is, and of an Event what it is about, when, and who says so. */
    private static final Set<String> IDENTITY = Set.of(
            "apiVersion",
            "kind",
            "type",
            "involvedObject",
            "regarding",
            "reason",
            "source",
            "series",
            "count",
            "deprecatedCount",
            "reportingComponent",
            "reportingController",
            "firstTimestamp",
            "lastTimestamp",
            "deprecatedFirstTimestamp",
            "deprecatedLastTimestamp",
            "eventTime");

    /** By what Kubernetes tells the items of a list apart. */
    private static final Set<String> ITEM_KEYS = Set.of(
            "name",
            "key",
            "containerPort",
            "port",
            "protocol",
            "mountPath",
            "devicePath",
            "topologyKey",
            "effect",
            "type",
            "ip");

    /** What a reference to another object is made of. */
    private static final Set<String> NAMES = Set.of("apiVersion", "apiGroup", "kind", "namespace", "name", "key");

    private static final Set<String> REFERENCES = Set.of("secretName", "claimName", "serviceAccountName");

    private static final Set<String> VOLUMES = Set.of("configMap", "secret");

    /** Annotations that name what a tool acted for, or ask something of Culprit. */
    private static final Set<String> NAMING = Set.of(
            "culprit.slok.io/ignore",
            "control-plane.alpha.kubernetes.io/leader",
            "argocd.argoproj.io/tracking-id",
            "meta.helm.sh/release-name",
            "meta.helm.sh/release-namespace",
            "kubernetes.io/service-account.name");

    private static final Set<String> MATCHED = Set.of("labels", "matchLabels", "selector");

    /** Free text, and what somebody chose to run. */
    private static final Set<String> TOLD = Set.of("message", "image", "imageID");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Fingerprint fingerprint;

    BareObject(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    ObjectNode of(ObjectNode object) {
        ObjectNode bare = NODES.objectNode();
        object.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            bare.set(
                    name,
                    switch (name) {
                        case "metadata" -> metadata(value);
                        case "status" -> status(value);
                        default -> IDENTITY.contains(name) ? value : without(value);
                    });
        });
        return bare;
    }

    private JsonNode metadata(JsonNode metadata) {
        ObjectNode bare = NODES.objectNode();
        metadata.properties().forEach(field -> {
            boolean annotations = field.getKey().equals("annotations");
            bare.set(field.getKey(), annotations ? annotations(field.getValue()) : field.getValue());
        });
        return bare;
    }

    private JsonNode annotations(JsonNode annotations) {
        ObjectNode bare = NODES.objectNode();
        annotations.properties().forEach(entry -> {
            boolean naming = NAMING.contains(entry.getKey());
            bare.set(entry.getKey(), naming ? entry.getValue() : without(entry.getValue()));
        });
        return bare;
    }

    private JsonNode status(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = NODES.arrayNode(node.size());
            node.forEach(item -> items.add(status(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode bare = NODES.objectNode();
        node.properties().forEach(field -> {
            boolean told = TOLD.contains(field.getKey());
            bare.set(field.getKey(), told ? without(field.getValue()) : status(field.getValue()));
        });
        return bare;
    }

    private JsonNode without(JsonNode node) {
        if (node.isObject()) {
            return fields(node, Set.of());
        }
        if (node.isArray()) {
            ArrayNode items = NODES.arrayNode(node.size());
            node.forEach(item -> items.add(item.isObject() ? fields(item, ITEM_KEYS) : without(item)));
            return items;
        }
        return node.isNull() ? node : TextNode.valueOf(Redacted.mark(fingerprint, node.asText()));
    }

    private ObjectNode fields(JsonNode object, Set<String> names) {
        ObjectNode bare = NODES.objectNode();
        object.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            boolean named = value.isValueNode() && (names.contains(name) || REFERENCES.contains(name));
            boolean matched = value.isObject() && MATCHED.contains(name);
            boolean reference = value.isObject() && (name.endsWith("Ref") || VOLUMES.contains(name));
            bare.set(name, named || matched ? value : reference ? fields(value, NAMES) : without(value));
        });
        return bare;
    }
}
