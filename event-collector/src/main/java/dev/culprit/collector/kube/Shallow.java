package dev.culprit.collector.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;

/** Keeps objects to a depth that everything behind may walk without a thought. */
final class Shallow {
    /** Deeper than any kind that people write by hand. */
    static final int MAX_DEPTH = 100;

    private static final JsonNode TOO_DEEP =
            TextNode.valueOf("nested deeper than " + MAX_DEPTH + " levels: not looked at");

    private record Level(JsonNode node, int depth) {}

    private Shallow() {}

    /** The object, or in place of each top field that is too deep, a text that says so. */
    static ObjectNode of(ObjectNode object) {
        List<String> deep = object.properties().stream()
                .filter(field -> isTooDeep(field.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        deep.forEach(field -> object.set(field, TOO_DEEP));
        return object;
    }

    private static boolean isTooDeep(JsonNode node) {
        var open = new ArrayDeque<Level>();
        open.push(new Level(node, 1));
        while (!open.isEmpty()) {
            Level level = open.pop();
            if (level.depth() > MAX_DEPTH) {
                return true;
            }
            for (JsonNode child : level.node()) {
                if (child.isContainerNode()) {
                    open.push(new Level(child, level.depth() + 1));
                }
            }
        }
        return false;
    }
}
