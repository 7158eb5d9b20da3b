package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Times as Kubernetes and Alertmanager write them: RFC 3339, and year 1 for "none". */
public final class Timestamp {
    private static final Instant OLDEST = Instant.parse("1970-01-01T00:00:01Z");

    private Timestamp() {}

    /** The time, or null where there is none that makes sense. */
    public static @Nullable Instant read(JsonNode node) {
        if (!node.isTextual()) {
            return null;
        }
        try {
            Instant time = Instant.parse(node.textValue());
            return time.isBefore(OLDEST) ? null : time;
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
