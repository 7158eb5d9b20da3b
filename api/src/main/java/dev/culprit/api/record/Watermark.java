package dev.culprit.api.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A collector's word that it has sent everything of this cluster that arrived up to {@code until}. It is sent to every
 * partition of {@link Topic#CHANGES} and {@link Topic#DEPENDENCIES} behind what it vouches for; it closes windows on a
 * cluster where nothing happens, and at the end of a recording it closes them all.
 *
 * @param since from when on the collector has watched, where it found nothing that an earlier one left: what happened before is
 *     not told by it
 */
public record Watermark(
        String cluster, Instant until, @Nullable Instant since) implements ClusterEvent, GraphRecord {
    /** Later than any window: the input has ended. */
    public static final Instant END_OF_INPUT = Instant.parse("9999-12-31T23:59:59Z");

    public Watermark {
        Require.notBlank(cluster, "cluster");
    }

    /** Of a collector that goes on where an earlier one stopped. */
    public Watermark(String cluster, Instant until) {
        this(cluster, until, null);
    }
}
