package dev.culprit.collector.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Trees as hostile as objects can be, made of the names that are treated in special ways; and edits of them. */
final class RandomTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> NAMES = List.of(
            "spec",
            "metadata",
            "template",
            "env",
            "envFrom",
            "labels",
            "ports",
            "hosts",
            "depth",
            "data",
            "rules",
            "metrics",
            "taints",
            "volumeMounts",
            "hard",
            "größe/ø",
            "a.b",
            "");

    private static final List<String> KEYS =
            List.of("name", "key", "port", "containerPort", "mountPath", "host", "type");
    private static final List<String> TEXTS = List.of("", "a", "b", "ü☃", "𝒳", "x\ny\nz", "x\ny\nq", "null", "0");

    private final Random random;

    RandomTree(long seed) {
        random = new Random(seed);
    }

    ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(pick(NAMES), value(depth - 1));
        }
        return object;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth <= 0 ? 6 : 11)) {
            case 0 -> NODES.numberNode(random.nextInt(3));
            case 1, 2 -> NODES.textNode(pick(TEXTS));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> random.nextBoolean() ? NODES.objectNode() : NODES.arrayNode();
            case 6 -> list(depth);
            case 7, 8 -> keyed(depth);
            default -> object(depth);
        };
    }

    private ArrayNode list(int depth) {
        ArrayNode items = NODES.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(value(random.nextInt(3) == 0 ? depth - 1 : 0));
        }
        return items;
    }

    /** Mostly with a key; some keys twice, some missing. */
    private ArrayNode keyed(int depth) {
        String key = pick(KEYS);
        ArrayNode items = NODES.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            ObjectNode item = object(depth - 1);
            if (random.nextInt(12) != 0) {
                item.put(key, "n" + random.nextInt(6));
            }
            items.add(item);
        }
        return items;
    }

    /** Another tree that shares most with the given one. */
    JsonNode edited(JsonNode tree) {
        return random.nextInt(10) == 0
                ? value(3)
                : switch (tree) {
                    case ObjectNode object -> editedObject(object);
                    case ArrayNode array -> editedArray(array);
                    default -> random.nextInt(3) == 0 ? value(2) : tree;
                };
    }

    private ObjectNode editedObject(ObjectNode object) {
        ObjectNode copy = NODES.objectNode();
        object.properties().forEach(field -> {
            if (random.nextInt(6) != 0) {
                copy.set(field.getKey(), random.nextInt(3) == 0 ? edited(field.getValue()) : field.getValue());
            }
        });
        if (random.nextInt(4) == 0) {
            copy.set(pick(NAMES), value(2));
        }
        return copy;
    }

    private ArrayNode editedArray(ArrayNode array) {
        var items = new ArrayList<JsonNode>();
        array.forEach(item -> {
            if (random.nextInt(5) != 0) {
                items.add(random.nextInt(3) == 0 ? edited(item) : item);
            }
        });
        if (random.nextInt(3) == 0) {
            Collections.shuffle(items, random);
        }
        if (random.nextInt(4) == 0 && !items.isEmpty()) {
            items.add(random.nextInt(items.size()), items.get(random.nextInt(items.size())));
        }
        return NODES.arrayNode().addAll(items);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
