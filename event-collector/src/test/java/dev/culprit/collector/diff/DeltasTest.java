package dev.culprit.collector.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Applying the deltas between two trees to the one gives the other. */
class DeltasTest {
    private static final long SEED = 20260302;
    private static final List<String> NAMES = List.of("spec", "env", "labels", "ports", "hosts", "depth", "data");

    @Test
    void appliedToBeforeTheDeltasGiveAfter() {
        var random = new Random(SEED);
        for (int round = 0; round < 3000; round++) {
            JsonNode before = object(random, 4);
            JsonNode after = random.nextInt(3) == 0 ? object(random, 4) : mutated(random, before);
            JsonNode applied = before.deepCopy();
            for (Delta delta : Deltas.between(before, after)) {
                applied = Patch.apply(applied, delta.path(), delta.after());
            }
            assertThat(Patch.normal(applied))
                    .as("seed %d, round %d: %s to %s", SEED, round, before, after)
                    .isEqualTo(Patch.normal(after));
        }
    }

    @Test
    void equalTreesHaveNoDeltas() {
        var random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            JsonNode tree = object(random, 4);
            assertThat(Deltas.between(tree, tree.deepCopy())).isEmpty();
        }
    }

    @Test
    void aListInAnotherOrderIsADelta() {
        JsonNode before = KubeObject.json("{'env':[{'name':'A'},{'name':'B'}]}");
        JsonNode after = KubeObject.json("{'env':[{'name':'B'},{'name':'A'}]}");
        assertThat(Deltas.between(before, after))
                .singleElement()
                .matches(d -> d.pathText().equals("env"));
    }

    private static JsonNode mutated(Random random, JsonNode tree) {
        ObjectNode copy = tree.deepCopy();
        copy.set(NAMES.get(random.nextInt(NAMES.size())), value(random, 3));
        copy.properties().stream()
                .map(Map.Entry::getValue)
                .filter(JsonNode::isObject)
                .findFirst()
                .ifPresent(
                        child -> ((ObjectNode) child).set(NAMES.get(random.nextInt(NAMES.size())), value(random, 2)));
        return copy;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(6)) {
            case 0 -> JsonNodeFactory.instance.numberNode(random.nextInt(5));
            case 1 -> JsonNodeFactory.instance.textNode("t" + random.nextInt(5));
            case 2 -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
            case 3 -> scalars(random);
            case 4 -> keyed(random, depth);
            default -> object(random, depth - 1);
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, Math.max(0, depth - 1)));
        }
        return object;
    }

    private static ArrayNode scalars(Random random) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(random.nextInt(3));
        }
        return items;
    }

    private static ArrayNode keyed(Random random, int depth) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 4; i++) {
            if (random.nextBoolean()) {
                ObjectNode item = object(random, depth - 1);
                items.add(random.nextInt(8) == 0 ? item : item.put("name", "n" + i));
            }
        }
        return items;
    }

    /** Applies one delta by its path. */
    private static final class Patch {
        static JsonNode apply(@Nullable JsonNode node, List<Step> path, @Nullable JsonNode value) {
            if (path.isEmpty()) {
                return value == null ? JsonNodeFactory.instance.missingNode() : value;
            }
            List<Step> rest = path.subList(1, path.size());
            return switch (path.getFirst()) {
                case Step.Field(String name) -> {
                    ObjectNode object = node instanceof ObjectNode o ? o : JsonNodeFactory.instance.objectNode();
                    JsonNode child = apply(object.get(name), rest, value);
                    yield child.isMissingNode() ? object.without(name) : object.set(name, child);
                }
                case Step.Item(String label, JsonNode item) -> item(node, label, rest, value);
                case Step.Position(int index) -> position(node, index, rest, value);
            };
        }

        private static JsonNode item(@Nullable JsonNode node, String label, List<Step> rest, @Nullable JsonNode value) {
            ArrayNode changed = JsonNodeFactory.instance.arrayNode();
            boolean found = false;
            for (JsonNode item : node == null ? JsonNodeFactory.instance.arrayNode() : node) {
                boolean same = item.path("name").asText("").equals(label);
                found |= same;
                JsonNode now = same ? apply(item, rest, value) : item;
                if (!now.isMissingNode()) {
                    changed.add(now);
                }
            }
            return found || value == null ? changed : changed.add(apply(null, rest, value));
        }

        private static JsonNode position(
                @Nullable JsonNode node, int index, List<Step> rest, @Nullable JsonNode value) {
            ArrayNode changed =
                    node instanceof ArrayNode items ? items.deepCopy() : JsonNodeFactory.instance.arrayNode();
            while (changed.size() <= index) {
                changed.add(JsonNodeFactory.instance.missingNode());
            }
            JsonNode now = apply(changed.get(index), rest, value);
            changed.remove(index);
            return changed.insert(index, now);
        }

        /** Without empty objects and lists, which are nothing, and with keyed lists in one order. */
        static JsonNode normal(JsonNode node) {
            if (node.isObject()) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                node.properties().stream()
                        .filter(field -> !isNothing(normal(field.getValue())))
                        .forEach(field -> object.set(field.getKey(), normal(field.getValue())));
                return object;
            }
            if (!node.isArray()) {
                return node;
            }
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            boolean keyed = StreamSupport.stream(node.spliterator(), false).allMatch(i -> i.has("name"));
            StreamSupport.stream(node.spliterator(), false)
                    .filter(item -> !item.isMissingNode())
                    .sorted((a, b) -> keyed
                            ? a.path("name").asText().compareTo(b.path("name").asText())
                            : 0)
                    .forEach(item -> array.add(normal(item)));
            return array;
        }

        private static boolean isNothing(JsonNode node) {
            return node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
        }
    }
}
