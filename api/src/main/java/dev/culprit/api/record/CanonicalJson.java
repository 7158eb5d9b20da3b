package dev.culprit.api.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeMap;

/**
 * The content of a correlation as text that can be compared byte for byte: keys in order, and without what tells only
 * how the content came about (revision, times of observation and emission).
 */
public final class CanonicalJson {
    private static final Set<String> INCIDENTAL = Set.of("revision", "emittedAt", "observedAt", "history");

    private CanonicalJson() {}

    public static String of(Correlation correlation) {
        return ofRecord(correlation);
    }

    static String of(Findings findings) {
        return ofRecord(findings);
    }

    private static String ofRecord(Record content) {
        try {
            return Json.mapper()
                    .writer()
                    .without(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(canonical(Json.mapper().valueToTree(content)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always JSON", e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(canonical(item)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        var sorted = new TreeMap<String, JsonNode>();
        node.properties().stream()
                .filter(field -> !INCIDENTAL.contains(field.getKey()))
                .forEach(field -> sorted.put(field.getKey(), canonical(field.getValue())));
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        sorted.forEach(object::set);
        return object;
    }
}
