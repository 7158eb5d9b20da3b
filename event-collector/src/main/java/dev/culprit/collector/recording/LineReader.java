package dev.culprit.collector.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.collector.Observation;
import dev.culprit.collector.WatchType;
import dev.culprit.collector.recording.RecordedLine.Alerted;
import dev.culprit.collector.recording.RecordedLine.Observed;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** One of a recording's two streams, checked line by line. */
final class LineReader implements AutoCloseable {
    private static final String REMEDY = "correct or remove the line";

    private final LineFile file;
    private final Shape shape;
    private Instant last = Instant.MIN;

    /** What the lines of a stream are. */
    enum Shape {
        CLUSTER,
        ALERTS
    }

    LineReader(LineFile file, Shape shape) {
        this.file = file;
        this.shape = shape;
    }

    /** The next line, or null at the end. */
    @Nullable
    RecordedLine next() throws RecordingException {
        JsonNode line = file.next();
        while (line != null && isBookmark(line)) {
            line = file.next();
        }
        if (line == null) {
            return null;
        }
        Instant at = at(line);
        return switch (shape) {
            case CLUSTER -> new Observed(new Observation(at, type(line), object(line)));
            case ALERTS -> new Alerted(at, payload(line));
        };
    }

    @Override
    public void close() throws RecordingException {
        file.close();
    }

    private boolean isBookmark(JsonNode line) {
        return shape == Shape.CLUSTER && line.path("type").asText("").equals("BOOKMARK");
    }

    private Instant at(JsonNode line) throws RecordingException {
        String text = line.path("at").asText("");
        if (text.isEmpty()) {
            throw new RecordingException("the line has no 'at'", file.where(), REMEDY);
        }
        Instant at;
        try {
            at = Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RecordingException(
                    "'at' is no RFC 3339 time", file.where(), "write it as 2026-01-31T12:00:00Z", e);
        }
        if (at.isBefore(last)) {
            throw new RecordingException(
                    "the line is older than the one before it", file.where(), "sort the file by 'at'");
        }
        last = at;
        return at;
    }

    private WatchType type(JsonNode line) throws RecordingException {
        return switch (line.path("type").asText("")) {
            case "ADDED" -> WatchType.ADDED;
            case "MODIFIED" -> WatchType.MODIFIED;
            case "DELETED" -> WatchType.DELETED;
            default -> throw new RecordingException("'type' is not ADDED, MODIFIED or DELETED", file.where(), REMEDY);
        };
    }

    private ObjectNode object(JsonNode line) throws RecordingException {
        if (line.path("object") instanceof ObjectNode object
                && Snapshot.refOf(object).isPresent()) {
            return object;
        }
        throw new RecordingException("the line has no 'object' with kind and metadata.name", file.where(), REMEDY);
    }

    private JsonNode payload(JsonNode line) throws RecordingException {
        JsonNode payload = line.path("payload");
        if (!payload.isObject()) {
            throw new RecordingException("the line has no 'payload'", file.where(), REMEDY);
        }
        return payload;
    }
}
