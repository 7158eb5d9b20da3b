package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Lets objects in without their secrets. A Secret keeps the names of its keys and a fingerprint of each value; copies of
 * whole objects in annotations are dropped; of everything else, values that look secret become {@code redacted:<16 hex>}.
 */
public final class Door {
    /** Annotations in which tools keep the whole object as it was applied, a Secret's values too. */
    private static final Set<String> APPLIED_COPIES = Set.of(
            "kubectl.kubernetes.io/last-applied-configuration",
            "banzaicloud.com/last-applied",
            "kapp.k14s.io/original",
            "objectset.rio.cattle.io/applied");

    /** Labels and what selects by them: short, public by their purpose, and useless unless they are equal. */
    private static final Set<String> MATCHED = Set.of("labels", "labelSelector", "matchLabels", "selector");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Fingerprint fingerprint;
    private final SecretText text;

    public Door(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
        this.text = new SecretText(fingerprint);
    }

    /**
     * The object as the rest of the collector may see it, without its status. Shares what needs no redaction with the
     * given one, which therefore must not be altered afterwards.
     */
    public ObjectNode admit(ObjectNode object) {
        String kind = object.path("kind").asText("");
        ObjectNode admitted = NODES.objectNode();
        object.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (name) {
                case "status" -> {}
                case "metadata" -> admitted.set(name, metadata(value));
                case "data", "binaryData", "stringData" -> data(kind, name, value, admitted);
                case "involvedObject", "regarding" -> admitted.set(name, value);
                default -> admitted.set(name, walk(name, value));
            }
        });
        return admitted;
    }

    private JsonNode metadata(JsonNode metadata) {
        if (!metadata.path("annotations").isObject()) {
            return metadata;
        }
        ObjectNode copy = NODES.objectNode();
        metadata.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
        copy.set("annotations", annotations(metadata.path("annotations")));
        return copy;
    }

    private ObjectNode annotations(JsonNode annotations) {
        ObjectNode kept = NODES.objectNode();
        annotations.properties().stream()
                .filter(annotation -> !APPLIED_COPIES.contains(annotation.getKey()))
                .forEach(
                        annotation -> kept.set(annotation.getKey(), named(annotation.getKey(), annotation.getValue())));
        return kept;
    }

    private void data(String kind, String field, JsonNode values, ObjectNode admitted) {
        if (kind.equals("Secret")) {
            ObjectNode keys = admitted.withObjectProperty("data");
            boolean plain = field.equals("stringData");
            values.properties().forEach(value -> keys.set(value.getKey(), secret(value.getValue(), plain)));
        } else if (kind.equals("ConfigMap") && values.isObject()) {
            ObjectNode keys = admitted.putObject(field);
            values.properties().forEach(value -> keys.set(value.getKey(), named(value.getKey(), value.getValue())));
        } else {
            admitted.set(field, walk(field, values));
        }
    }

    private JsonNode secret(JsonNode value, boolean plain) {
        String content = value.asText("");
        String encoded = plain ? Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)) : content;
        return TextNode.valueOf(Redacted.mark(fingerprint, "secret " + encoded));
    }

    private JsonNode walk(String name, JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            return array(name, node);
        }
        if (!node.isTextual()) {
            boolean secret = node.isNumber() && SecretName.matchesField(name);
            return secret ? TextNode.valueOf(text.whole(node.asText())) : node;
        }
        String value = node.textValue();
        return replaced(node, SecretName.matchesField(name) ? text.whole(value) : text.within(value));
    }

    private JsonNode object(JsonNode node) {
        boolean variable = node.path("name").isTextual() && node.path("value").isTextual();
        ObjectNode copy = NODES.objectNode();
        node.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (variable && name.equals("value")) {
                copy.set(name, named(node.path("name").textValue(), value));
            } else if (name.equals("annotations") && value.isObject()) {
                copy.set(name, annotations(value));
            } else if (MATCHED.contains(name)) {
                copy.set(name, value);
            } else {
                copy.set(name, walk(name, value));
            }
        });
        return copy;
    }

    /** Arguments come as {@code --password=x} or as two items, {@code --password} and {@code x}. */
    private JsonNode array(String name, JsonNode items) {
        ArrayNode copy = NODES.arrayNode(items.size());
        String flag = "";
        for (JsonNode item : items) {
            String value = item.isTextual() ? item.textValue() : "";
            boolean secret = !flag.isEmpty() && !value.startsWith("-") && item.isTextual();
            copy.add(secret ? TextNode.valueOf(text.whole(value)) : walk(name, item));
            flag = value.startsWith("-") && value.indexOf('=') < 0 && SecretName.matches(value) ? value : "";
        }
        return copy;
    }

    private JsonNode named(String name, JsonNode value) {
        return value.isTextual() ? replaced(value, text.named(name, value.textValue())) : walk(name, value);
    }

    private static JsonNode replaced(JsonNode node, String value) {
        return value.equals(node.textValue()) ? node : TextNode.valueOf(value);
    }
}
