package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies deltas to a tree, as somebody would who has nothing but them. */
final class Patch {
    private Patch() {}

    static @Nullable JsonNode apply(JsonNode before, List<Delta> deltas) {
        JsonNode tree = before.deepCopy();
        for (Delta delta : deltas) {
            tree = apply(tree, delta.path(), delta.after());
        }
        return tree;
    }

    /** Null is nothing, as in a delta. */
    private static @Nullable JsonNode apply(@Nullable JsonNode node, List<Step> path, @Nullable JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        List<Step> rest = path.subList(1, path.size());
        return switch (path.getFirst()) {
            case Step.Field(String name) -> field(node, name, rest, value);
            case Step.Item(List<String> key, String label, JsonNode item) ->
                at(list(node), position(list(node), key, label), rest, value);
            case Step.Position(int index) -> at(list(node), index, rest, value);
            case Step.Order(List<String> key) -> ordered(list(node), key, value == null ? list(null) : value);
        };
    }

    private static JsonNode field(@Nullable JsonNode node, String name, List<Step> rest, @Nullable JsonNode value) {
        ObjectNode object = node instanceof ObjectNode given ? given : JsonNodeFactory.instance.objectNode();
        JsonNode child = apply(object.get(name), rest, value);
        return child == null ? object.without(name) : object.set(name, child);
    }

    private static ArrayNode at(ArrayNode items, int index, List<Step> rest, @Nullable JsonNode value) {
        JsonNode now = apply(items.get(index), rest, value);
        if (now == null) {
            items.remove(index);
        } else if (index < items.size()) {
            items.set(index, now);
        } else {
            items.add(now);
        }
        return items;
    }

    private static ArrayNode list(@Nullable JsonNode node) {
        return node instanceof ArrayNode items ? items : JsonNodeFactory.instance.arrayNode();
    }

    private static int position(ArrayNode items, List<String> key, String label) {
        for (int i = 0; i < items.size(); i++) {
            if (new MergeKey(key).label(items.get(i)).equals(label)) {
                return i;
            }
        }
        return items.size();
    }

    private static ArrayNode ordered(ArrayNode items, List<String> key, JsonNode labels) {
        ArrayNode ordered = JsonNodeFactory.instance.arrayNode();
        labels.forEach(label -> ordered.add(items.get(position(items, key, label.textValue()))));
        return ordered;
    }
}
