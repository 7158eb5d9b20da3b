package dev.culprit.collector.origin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.collector.diff.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that one manager owns: Kubernetes' {@code fieldsV1}, a tree with {@code f:<field>}, {@code k:<key as JSON>}
 * for items of lists, and {@code .} for the node itself.
 */
record FieldSet(JsonNode root) {
    /** Whether the field at this path, or one that holds it as a whole, is in the set. */
    boolean owns(List<Step> path) {
        JsonNode node = root;
        for (Step step : path) {
            if (isLeaf(node) || step instanceof Step.Order) {
                return true;
            }
            JsonNode next = child(node, step);
            if (next == null) {
                return false;
            }
            node = next;
        }
        return true;
    }

    private static boolean isLeaf(JsonNode node) {
        return node.isEmpty();
    }

    private static @Nullable JsonNode child(JsonNode node, Step step) {
        return switch (step) {
            case Step.Field(String name) -> node.get("f:" + name);
            case Step.Item item -> item(node, item.item());
            case Step.Position(int index) -> node.get("i:" + index);
            case Step.Order order -> node;
        };
    }

    private static @Nullable JsonNode item(JsonNode node, JsonNode item) {
        return node.properties().stream()
                .filter(field -> field.getKey().startsWith("k:")
                        && isKeyOf(field.getKey().substring(2), item))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static boolean isKeyOf(String key, JsonNode item) {
        try {
            return Json.mapper().readTree(key).properties().stream()
                    .allMatch(part -> part.getValue()
                            .asText()
                            .equals(item.path(part.getKey()).asText(defaultOf(part.getKey()))));
        } catch (JsonProcessingException notAKey) {
            return false;
        }
    }

    private static String defaultOf(String field) {
        return field.equals("protocol") ? "TCP" : "";
    }
}
