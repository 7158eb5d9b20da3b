package dev.culprit.collector.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an object was created, and when its deletion was asked for.
 *
 * @param deleted the moment of the request: {@code deletionTimestamp} lies the grace period after it
 */
public record Lifecycle(@Nullable Instant created, @Nullable Instant deleted) {
    static Lifecycle of(JsonNode metadata) {
        Instant deletion = Timestamp.read(metadata.path("deletionTimestamp"));
        long grace = Math.max(0, metadata.path("deletionGracePeriodSeconds").asLong(0));
        return new Lifecycle(
                Timestamp.read(metadata.path("creationTimestamp")),
                deletion == null ? null : deletion.minusSeconds(Math.min(grace, deletion.getEpochSecond())));
    }
}
