package dev.culprit.collector.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Takes lists and watches apart, one object at a time. */
final class ObjectReader {
    /** As deep as the API server itself reads: one odd object must not hide the others of its kind. */
    private static final ObjectMapper ANY_DEPTH = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20_000)
                    .maxStringLength(32 * 1024 * 1024)
                    .build())
            .build());

    private final ServedKind kind;
    private final JsonParser parser;
    private long offset;

    ObjectReader(ServedKind kind, InputStream in) throws IOException {
        this.kind = kind;
        this.parser = ANY_DEPTH.getFactory().createParser(in);
    }

    /** Who takes the objects of a list. */
    interface Taker {
        /**
         * Takes one.
         *
         * @param bytes how long its text was
         */
        void take(ObjectNode object, long bytes) throws InterruptedException;
    }

    /** One line of a watch, and how long it was. */
    record Line(String type, ObjectNode object, long bytes) {}

    /** Reads a list, whose fields come in any order, and gives back its metadata. */
    JsonNode list(Taker taker) throws IOException, InterruptedException {
        try {
            return wholeList(taker);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private JsonNode wholeList(Taker taker) throws IOException, InterruptedException {
        JsonNode metadata = JsonNodeFactory.instance.objectNode();
        expect(parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("items") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    ObjectNode object = named(parser.readValueAsTree());
                    taker.take(object, bytes());
                }
            } else if (field.equals("metadata")) {
                metadata = parser.readValueAsTree();
            } else {
                parser.skipChildren();
            }
        }
        return metadata;
    }

    /** The next line of a watch; empty when the server has closed it. */
    Optional<Line> next() throws IOException {
        try {
            return nextLine();
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** A text that ends too early was cut off; the parser's own words may quote what it read. */
    private static IOException unreadable(JsonProcessingException e) {
        return e instanceof JsonEOFException
                ? new IOException("the answer of the API server was cut off")
                : new UnreadableException("the API server sent what is no JSON");
    }

    private Optional<Line> nextLine() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return Optional.empty();
        }
        expect(token, JsonToken.START_OBJECT);
        ObjectNode line = parser.readValueAsTree();
        String type = line.path("type").asText("");
        ObjectNode object = line.path("object") instanceof ObjectNode some ? some : line.putObject("object");
        return Optional.of(new Line(type, type.equals("ERROR") ? object : named(object), bytes()));
    }

    /** Items of lists and bare metadata do not say what they are. */
    private ObjectNode named(ObjectNode object) {
        return Shallow.of(object).put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    }

    private long bytes() {
        long start = offset;
        offset = parser.currentLocation().getByteOffset();
        return Math.max(0, offset - start);
    }

    private static void expect(JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new UnreadableException("the API server sent no " + expected);
        }
    }
}
