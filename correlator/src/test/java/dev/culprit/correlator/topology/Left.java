package dev.culprit.correlator.topology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Json;
import dev.culprit.api.record.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One record that a version left behind: in a store, or in one of the topics by which the correlator speaks to itself.
 *
 * @param store its name, where it is in one
 * @param topic the topic, where it is in one
 * @param at its timestamp, where it is in a topic
 * @param key its bytes, each a character
 * @param value its bytes, each a character
 */
record Left(
        @Nullable String store,
        @Nullable Topic topic,
        @Nullable Instant at,
        String key,
        String value) {
    /** Objects whose fields are names of somebody's, not of ours. */
    private static final Set<String> MAPS = Set.of("podLabels", "selector", "labels");

    static Left in(String store, byte[] key, byte[] value) {
        return new Left(store, null, null, text(key), text(value));
    }

    static Left in(Topic topic, long at, byte[] key, byte[] value) {
        return new Left(null, topic, Instant.ofEpochMilli(at), text(key), text(value));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    byte[] keyBytes() {
        return key.getBytes(StandardCharsets.ISO_8859_1);
    }

    byte[] valueBytes() {
        return value.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One a line. */
    static void write(Path file, List<Left> all) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, all.stream().map(Left::line).toList());
    }

    static List<Left> read(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(Left::of).toList();
        }
    }

    private String line() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Left of(String line) {
        try {
            return Json.mapper().readValue(line, Left.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a version writes it that says more of everything. */
    Left withUnknownFields() {
        return as(node -> {
            addTo(node, "");
            return node;
        });
    }

    private static void addTo(JsonNode node, String name) {
        node.properties().forEach(field -> addTo(field.getValue(), field.getKey()));
        if (node instanceof ArrayNode elements) {
            elements.forEach(element -> addTo(element, name));
        }
        if (node instanceof ObjectNode object && !MAPS.contains(name)) {
            object.putObject("ofALaterVersion").putArray("values").add(1);
        }
    }

    /** As a version wrote it that did not know these fields. */
    Left without(String... fields) {
        return as(node -> ((ObjectNode) node).remove(List.of(fields)));
    }

    private Left as(UnaryOperator<JsonNode> change) {
        if (!value.startsWith("{")) {
            return this;
        }
        try {
            byte[] changed =
                    Json.mapper().writeValueAsBytes(change.apply(Json.mapper().readTree(valueBytes())));
            return new Left(store, topic, at, key, text(changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
