package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Set;

/** Objects of namespaces that keep their values to themselves: fields, keys and names stay, every value is a fingerprint. */
final class NamesOnly {
    private static final String CLUSTER = "_cluster";

    /** Identity, owners, versions and managers: names and times. */
    private static final Set<String> BARE = Set.of("apiVersion", "kind", "type", "involvedObject", "regarding");

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

    /** Annotations and labels that name what a tool acted for, or ask something of Culprit. */
    private static final Set<String> NAMING = Set.of(
            "culprit.slok.io/ignore",
            "control-plane.alpha.kubernetes.io/leader",
            "argocd.argoproj.io/tracking-id",
            "meta.helm.sh/release-name",
            "meta.helm.sh/release-namespace",
            "kustomize.toolkit.fluxcd.io/name",
            "kustomize.toolkit.fluxcd.io/namespace",
            "helm.toolkit.fluxcd.io/name",
            "helm.toolkit.fluxcd.io/namespace",
            "kubernetes.io/service-account.name",
            "owner");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Fingerprint fingerprint;
    private final List<Pattern> namespaces;

    NamesOnly(Fingerprint fingerprint, List<String> namespaces) {
        this.fingerprint = fingerprint;
        this.namespaces = namespaces.stream().map(NamesOnly::pattern).toList();
    }

    private static Pattern pattern(String namespace) {
        return Pattern.compile(namespace.replaceAll("\\*+", "[a-z0-9_-]*"));
    }

    /** Whether an object may be told of by names alone. */
    boolean covers(JsonNode object) {
        if (namespaces.isEmpty()) {
            return false;
        }
        JsonNode metadata = object.path("metadata");
        String own = object.path("kind").asText("").equals("Namespace")
                ? metadata.path("name").asText("")
                : metadata.path("namespace").asText("");
        String namespace = own.isEmpty() ? CLUSTER : own;
        return namespaces.stream().anyMatch(pattern -> pattern.matches(namespace));
    }

    /** An admitted object without any value. */
    ObjectNode of(ObjectNode object) {
        ObjectNode bare = NODES.objectNode();
        object.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (name.equals("metadata")) {
                bare.set(name, metadata(value));
            } else {
                bare.set(name, isBare(name, value) ? value : without(value));
            }
        });
        return bare;
    }

    private static boolean isBare(String field, JsonNode value) {
        boolean stamp = field.endsWith("Timestamp") || field.endsWith("Time") || field.equals("count");
        boolean writer = field.equals("reason") || field.startsWith("reporting") || field.equals("source");
        return BARE.contains(field) || writer || (stamp && value.isValueNode()) || field.equals("series");
    }

    private JsonNode metadata(JsonNode metadata) {
        ObjectNode bare = NODES.objectNode();
        metadata.properties().forEach(field -> {
            boolean named = field.getKey().equals("labels") || field.getKey().equals("annotations");
            bare.set(field.getKey(), named ? entries(field.getValue()) : field.getValue());
        });
        return bare;
    }

    private JsonNode entries(JsonNode entries) {
        ObjectNode bare = NODES.objectNode();
        entries.properties().forEach(entry -> {
            boolean naming = NAMING.contains(entry.getKey());
            bare.set(entry.getKey(), naming ? entry.getValue() : without(entry.getValue()));
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
            if (value.isObject() && name.endsWith("Ref")) {
                bare.set(name, fields(value, NAMES));
            } else {
                boolean named = value.isValueNode() && (names.contains(name) || REFERENCES.contains(name));
                bare.set(name, named ? value : without(value));
            }
        });
        return bare;
    }
}
