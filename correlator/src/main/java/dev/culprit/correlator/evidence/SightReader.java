package dev.culprit.correlator.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culprit.api.record.Json;
import dev.culprit.correlator.evidence.Arrival.Sight;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads a sight up to where it tells when it happened, and no byte further: what is long stands behind that. */
final class SightReader {
    private static final JsonFactory JSON = Json.mapper().getFactory();

    private final JsonParser parser;
    private @Nullable String id;
    private @Nullable Instant occurredAt;

    private SightReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Nothing where this is no sight, is broken, or is written in another order than collectors write it. */
    static Optional<Sight> read(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            return new SightReader(parser).read(Bytes.wrap(json));
        } catch (IOException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Sight> read(Bytes json) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT || !"record".equals(parser.nextFieldName())) {
            return Optional.empty();
        }
        return switch (String.valueOf(parser.nextTextValue())) {
            case "change" -> read(json, "timing", "occurredAt");
            case "symptom" -> read(json, "seen", "last");
            default -> Optional.empty();
        };
    }

    private Optional<Sight> read(Bytes json, String times, String time) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (name.equals("id")) {
                id = parser.nextTextValue();
            } else if (name.equals(times)) {
                occurredAt = timeIn(time);
            } else {
                skipValue();
            }
            if (id != null && occurredAt != null) {
                return Optional.of(new Sight(id, occurredAt, json));
            }
        }
        return Optional.empty();
    }

    private @Nullable Instant timeIn(String wanted) throws IOException {
        Instant found = null;
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (name.equals(wanted)) {
                    found = Instant.parse(String.valueOf(parser.nextTextValue()));
                } else {
                    skipValue();
                }
            }
        }
        return found;
    }

    private void skipValue() throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }
}
