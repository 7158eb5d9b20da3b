package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Lets objects in without their secrets. A Secret keeps the names of its keys and a fingerprint of each value, or of who
 * wrote each where the values were not read; copies of whole objects in annotations are dropped; of everything else,
 * values that look secret become {@code redacted:<16 hex>}.
 */
public final class Door {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Fingerprint fingerprint;
    private final SecretText text;
    private final SecretTree tree;
    private final NamesOnly namesOnly;
    private final BareObject bare;

    /** A door that takes for a secret what looks like one without being told. */
    public Door(Fingerprint fingerprint) {
        this(fingerprint, RedactionRules.defaults());
    }

    /** A door that follows a user's rules too. */
    public Door(Fingerprint fingerprint, RedactionRules rules) {
        this.fingerprint = fingerprint;
        this.text = new SecretText(fingerprint, rules);
        this.tree = text.fields();
        this.namesOnly = new NamesOnly(rules.namesOnly());
        this.bare = new BareObject(fingerprint);
    }

    /**
     * The object as the rest of the collector may see it; of its status only what tells of failures. Shares what needs no
     * redaction with the given one, which therefore must not be altered afterwards. In a namespace that tells names only, each value is a
     * fingerprint, but for names, and what leads from one object to another.
     */
    public ObjectNode admit(ObjectNode object) {
        String kind = object.path("kind").asText("");
        ObjectNode admitted = NODES.objectNode();
        object.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (name) {
                case "status" ->
                    ObservedState.of(known(object), value)
                            .ifPresent(state -> admitted.set(name, tree.without(name, state)));
                case "metadata" -> admitted.set(name, metadata(value));
                case "data", "binaryData", "stringData" -> data(kind, name, value, admitted);
                case "involvedObject", "regarding" -> admitted.set(name, value);
                default -> admitted.set(name, tree.without(name, value));
            }
        });
        if (OwnedKeys.isPartial(object)) {
            OwnedKeys.of(object.path("metadata").path("managedFields")).into(admitted, fingerprint);
        }
        return namesOnly.covers(object) ? bare.of(admitted) : admitted;
    }

    /** A change as it may leave the collector: of an object of a namespace that tells names only, without any value. */
    public Change reported(Change change) {
        return namesOnly.covers(change.subject()) ? NamesOnly.of(change) : change;
    }

    /** A text from elsewhere, such as an alert's label, as it may leave the collector. */
    public String textOf(String untrusted) {
        return Redacted.shown(text.within(untrusted));
    }

    /** A tree from elsewhere, such as an alert, in which any name may be a secret's and no field has a meaning. */
    public JsonNode admitText(JsonNode untrusted) {
        return text.tree().without(untrusted);
    }

    /** Whoever calls a kind of his own a Secret means one; but his Pods have another status. */
    private static String known(ObjectNode object) {
        String group = ObjectRef.groupOf(object.path("apiVersion").asText(""));
        return ObjectRef.knownKind(group, object.path("kind").asText(""));
    }

    private JsonNode metadata(JsonNode metadata) {
        boolean annotated = metadata.path("annotations").isObject();
        boolean managed = metadata.path("managedFields").isArray();
        if (!annotated && !managed) {
            return metadata;
        }
        ObjectNode copy = NODES.objectNode();
        metadata.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
        if (annotated) {
            copy.set("annotations", tree.annotations(metadata.path("annotations")));
        }
        if (managed) {
            copy.set("managedFields", managers(metadata.path("managedFields")));
        }
        return copy;
    }

    /** Whoever writes chooses the name of the manager, which is reported as it is. */
    private ArrayNode managers(JsonNode managedFields) {
        ArrayNode entries = NODES.arrayNode(managedFields.size());
        for (JsonNode entry : managedFields) {
            String manager = entry.path("manager").asText("");
            String clean = textOf(manager);
            if (clean.equals(manager) || !(entry instanceof ObjectNode fields)) {
                entries.add(entry);
            } else {
                entries.add(fields.deepCopy().put("manager", clean));
            }
        }
        return entries;
    }

    private void data(String kind, String field, JsonNode values, ObjectNode admitted) {
        if (kind.equals("Secret")) {
            ObjectNode keys = admitted.withObjectProperty("data");
            boolean plain = field.equals("stringData");
            values.properties().forEach(value -> keys.set(value.getKey(), secret(value.getValue(), plain)));
        } else if (kind.equals("ConfigMap") && values.isObject()) {
            ObjectNode keys = admitted.putObject(field);
            boolean binary = field.equals("binaryData");
            values.properties()
                    .forEach(value -> keys.set(value.getKey(), key(value.getKey(), value.getValue(), binary)));
        } else {
            admitted.set(field, tree.without(field, values));
        }
    }

    /** Nobody reads bytes: that they changed is all there is to say. */
    private JsonNode key(String key, JsonNode value, boolean binary) {
        return binary ? TextNode.valueOf(text.whole(value.asText(""))) : tree.named(key, value);
    }

    private JsonNode secret(JsonNode value, boolean plain) {
        String content = value.asText("");
        String encoded = plain ? Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)) : content;
        return TextNode.valueOf(Redacted.mark(fingerprint, "secret " + encoded));
    }
}
