package dev.culprit.collector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A place where a secret may stand, of {@code plants.json}: in its texts {@code §} is the secret, {@code §64} its base64,
 * {@code §URL} as a URL has it; a text that begins with {@code base64:} stands for the base64 of what follows.
 *
 * @param arrives {@code object}, {@code event} or {@code alert}
 * @param reported whether anything is said of the object at all
 */
record Plant(String name, String arrives, boolean reported, JsonNode template) {
    private static final String LETTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** As long as the tokens of GitHub are. */
    private static final int LENGTH = 36;

    static List<Plant> all() {
        try (InputStream in = Objects.requireNonNull(Plant.class.getResourceAsStream("/plants.json"))) {
            var plants = new ArrayList<Plant>();
            for (JsonNode plant : Json.mapper().readTree(in)) {
                plants.add(new Plant(
                        plant.path("name").asText(),
                        plant.path("arrives").asText(),
                        plant.path("reported").asBoolean(),
                        plant.path("object")));
            }
            return List.copyOf(plants);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String secret(Random random) {
        var secret = new StringBuilder();
        random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> secret.append(LETTERS.charAt(i)));
        return secret.toString();
    }

    ObjectNode with(String secret) {
        return (ObjectNode) filled(template, secret);
    }

    /** Every text of 8 characters or more that would give some of the secret away. */
    static Stream<String> traces(String secret) {
        return Stream.of(
                        secret,
                        base64(secret),
                        base64("x" + secret).substring(2),
                        base64("xx" + secret).substring(3))
                .flatMap(shape -> Stream.iterate(0, i -> i + 8 <= shape.length(), i -> i + 1)
                        .map(i -> shape.substring(i, i + 8)));
    }

    private static JsonNode filled(JsonNode node, String secret) {
        if (node.isTextual()) {
            return TextNode.valueOf(filled(node.textValue(), secret));
        }
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(filled(field.getValue(), secret)));
        } else if (copy instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, filled(items.get(i), secret));
            }
        }
        return copy;
    }

    private static String filled(String text, String secret) {
        String filled = text.replace("§64", base64(secret))
                .replace("§URL", URLEncoder.encode(secret, StandardCharsets.UTF_8))
                .replace("§", secret);
        return filled.startsWith("base64:") ? base64(filled.substring("base64:".length())) : filled;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
