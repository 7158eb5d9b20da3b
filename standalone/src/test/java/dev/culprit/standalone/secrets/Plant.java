package dev.culprit.standalone.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A place where something may stand: in its texts {@code §} is that thing, {@code §64} its base64, {@code §URL} as a URL
 * has it; a text that begins with {@code base64:} stands for the base64 of what follows.
 *
 * @param arrives {@code object}, {@code event} or {@code alert}
 * @param reported whether anything is said of the object at all
 */
record Plant(String name, String arrives, boolean reported, JsonNode template) {

    /** Those of {@code plants.json}, which the collector's own tests use too. */
    static List<Plant> all() throws IOException {
        try (InputStream in = Objects.requireNonNull(Plant.class.getResourceAsStream("/plants.json"))) {
            var plants = new ArrayList<Plant>();
            for (JsonNode plant : Json.mapper().readTree(in)) {
                plants.add(new Plant(
                        plant.path("name").asText(),
                        plant.path("arrives").asText(),
                        plant.path("reported").asBoolean(),
                        plant.path("object")));
            }
            return plants;
        }
    }

    static Plant object(String name, String json) throws JsonProcessingException {
        return new Plant(name, "object", true, Json.mapper().readTree(json));
    }

    /** With letters and digits in that place, which look the same in a URL and in JSON. */
    ObjectNode with(String planted) throws JsonProcessingException {
        return (ObjectNode) filled(template.deepCopy(), planted);
    }

    private static JsonNode filled(JsonNode node, String planted) throws JsonProcessingException {
        if (node.isTextual()) {
            return Json.mapper().valueToTree(filled(node.textValue(), planted));
        }
        if (node instanceof ObjectNode object) {
            for (var field : object.properties()) {
                field.setValue(filled(field.getValue(), planted));
            }
        } else if (node.isArray()) {
            var items = Json.mapper().createArrayNode();
            for (JsonNode item : node) {
                items.add(filled(item, planted));
            }
            return items;
        }
        return node;
    }

    static String filled(String text, String planted) {
        String filled =
                text.replace("§64", base64(planted)).replace("§URL", planted).replace("§", planted);
        return filled.startsWith("base64:") ? base64(filled.substring("base64:".length())) : filled;
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
