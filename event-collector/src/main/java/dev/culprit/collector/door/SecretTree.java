package dev.culprit.collector.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes secrets out of a tree: by the names of its fields, of its pairs of name and value, and out of its texts. */
final class SecretTree {
    /** No object of Kubernetes is deeper; what is, becomes one fingerprint. */
    static final int DEEPEST = 100;

    /** Labels and what selects by them: short, public by their purpose, and useless unless they are equal. */
    private static final Set<String> MATCHED = Set.of("labels", "labelSelector", "matchLabels", "selector");

    private static final Set<String> SECRETS_DATA = Set.of("data", "stringData");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SecretName names;
    private final SecretCommand command;
    private final SecretText text;

    /** Whether any word of a name counts, as in texts, or the last one alone, as in fields of the API. */
    private final boolean inText;

    private SecretTree(SecretName names, SecretCommand command, SecretText text, boolean inText) {
        this.names = names;
        this.command = command;
        this.text = text;
        this.inText = inText;
    }

    static SecretTree ofFields(SecretName names, SecretCommand command, SecretText text) {
        return new SecretTree(names, command, text, false);
    }

    static SecretTree ofText(SecretName names, SecretCommand command, SecretText text) {
        return new SecretTree(names, command, text, true);
    }

    JsonNode without(JsonNode node) {
        return node("", node, 0);
    }

    /** The value of a field. */
    JsonNode without(String name, JsonNode node) {
        return node(name, node, 0);
    }

    /** Annotations, and keys of a ConfigMap: any word of the name counts. */
    JsonNode named(String name, JsonNode value) {
        return value.isTextual() ? replaced(value, text.named(name, value.textValue())) : node(name, value, 0);
    }

    private JsonNode node(String name, JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return TextNode.valueOf(text.whole(node.toString()));
        }
        if (node.isObject()) {
            return names.holdsMany(name) ? mapping(node, depth) : object(node, depth);
        }
        return node.isArray() ? array(name, node, depth) : scalar(name, node);
    }

    private JsonNode scalar(String name, JsonNode node) {
        boolean secret = inText ? names.matchesInText(name) : names.matchesField(name);
        if (node.isTextual()) {
            String value = node.textValue();
            boolean whole = secret && !(inText && Harmless.is(name, value));
            return replaced(node, whole ? text.whole(value) : text.within(value));
        }
        boolean number = node.isNumber() && secret && !(inText && Harmless.is(name, node.asText()));
        return number ? TextNode.valueOf(text.whole(node.asText())) : node;
    }

    /** Each entry is a secret, but for what describes it. */
    private JsonNode mapping(JsonNode node, int depth) {
        ObjectNode copy = NODES.objectNode();
        node.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            boolean secret = value.isTextual() && !Harmless.describes(name);
            copy.set(
                    name,
                    secret
                            ? replaced(value, text.whole(value.textValue()))
                            : value.isObject() ? mapping(value, depth + 1) : node(name, value, depth + 1));
        });
        return copy;
    }

    private JsonNode object(JsonNode node, int depth) {
        boolean isSecret = node.path("kind").asText("").equals("Secret");
        List<String> cleanArguments = commandLine(node);
        String pair = pairName(node);
        ObjectNode copy = NODES.objectNode();
        node.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (isSecret && SECRETS_DATA.contains(name) && value.isObject()) {
                copy.set(name, values(value));
            } else if (!pair.isEmpty() && name.equalsIgnoreCase("value")) {
                copy.set(name, named(pair, value));
            } else if (name.equals("annotations") && value.isObject()) {
                copy.set(name, annotations(value));
            } else if (MATCHED.contains(name)) {
                copy.set(name, matched(value, depth));
            } else if (name.equals("args") && !cleanArguments.isEmpty()) {
                copy.set(name, texts(cleanArguments));
            } else {
                copy.set(name, node(name, value, depth + 1));
            }
        });
        return copy;
    }

    ObjectNode annotations(JsonNode annotations) {
        ObjectNode kept = NODES.objectNode();
        annotations.properties().stream()
                .filter(annotation -> !WholeCopy.is(annotation.getKey(), annotation.getValue()))
                .forEach(
                        annotation -> kept.set(annotation.getKey(), named(annotation.getKey(), annotation.getValue())));
        return kept;
    }

    private ObjectNode values(JsonNode data) {
        ObjectNode copy = NODES.objectNode();
        data.properties()
                .forEach(value ->
                        copy.put(value.getKey(), text.whole(value.getValue().asText())));
        return copy;
    }

    /** Labels are strings; anything else of that name is a field like others. */
    private JsonNode matched(JsonNode value, int depth) {
        boolean strings = value.isObject()
                && value.properties().stream()
                        .allMatch(entry -> entry.getValue().isTextual()
                                && entry.getValue().textValue().length() <= 63);
        return strings && !inText ? value : node("", value, depth + 1);
    }

    private static String pairName(JsonNode node) {
        JsonNode name = node.path(node.has("Name") ? "Name" : node.has("name") ? "name" : "key");
        return name.isTextual() && (node.has("value") || node.has("Value")) ? name.textValue() : "";
    }

    /** Arguments of a command that stands beside them, which may tell what their flags mean. */
    private List<String> commandLine(JsonNode container) {
        JsonNode arguments = container.path("args");
        boolean strings = arguments.isArray() && !arguments.isEmpty() && isTexts(arguments);
        String tool =
                container.path("command").path(0).asText(container.path("image").asText(""));
        return strings ? command.withoutArguments(tool, strings(arguments), text::within) : List.of();
    }

    private JsonNode array(String name, JsonNode items, int depth) {
        boolean secrets = names.holdsMany(name)
                && (inText || !SecretName.segments(name).getLast().equals("secrets"));
        if (isTexts(items)) {
            return texts(
                    secrets
                            ? strings(items).stream().map(text::whole).toList()
                            : command.withoutArguments("", strings(items), item -> single(name, item)));
        }
        ArrayNode copy = NODES.arrayNode(items.size());
        items.forEach(item -> copy.add(node(name, item, depth + 1)));
        return copy;
    }

    private String single(String name, String item) {
        boolean secret = inText ? names.matchesInText(name) : names.matchesField(name);
        return secret ? text.whole(item) : text.within(item);
    }

    private static boolean isTexts(JsonNode items) {
        for (JsonNode item : items) {
            if (!item.isTextual()) {
                return false;
            }
        }
        return true;
    }

    private static List<String> strings(JsonNode items) {
        var strings = new ArrayList<String>();
        items.forEach(item -> strings.add(item.textValue()));
        return strings;
    }

    private static ArrayNode texts(List<String> items) {
        ArrayNode copy = NODES.arrayNode(items.size());
        items.forEach(copy::add);
        return copy;
    }

    private static JsonNode replaced(JsonNode node, String value) {
        return value.equals(node.textValue()) ? node : TextNode.valueOf(value);
    }
}
