package dev.culprit.api.record;

import java.time.Instant;

/**
 * A collector's word that it has sent everything of this cluster that arrived up to {@code until}. It is sent to every
 * partition of {@link Topic#CHANGES} and {@link Topic#DEPENDENCIES} behind what it vouches for; it closes windows on a
 * cluster where nothing happens, and at the end of a recording it closes them all.
 */
public record Watermark(String cluster, Instant until) implements ClusterEvent, GraphRecord {
    /** Later than any window: the input has ended. */
    public static final Instant END_OF_INPUT = Instant.parse("9999-12-31T23:59:59Z");

    public Watermark {
        Require.notBlank(cluster, "cluster");
    }
}
