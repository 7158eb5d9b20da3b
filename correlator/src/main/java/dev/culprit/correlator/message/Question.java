package dev.culprit.correlator.message;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.TimeRange;
import java.time.Instant;

/**
 * An episode asks a bucket for its evidence. Keyed by {@link Bucket#key()}.
 *
 * @param episodeKey the key under which the answer reaches the episode: {@code cluster/namespace/slo}
 * @param window evidence that happened in it is wanted
 * @param closesAt evidence that arrived later is not: so the answer does not depend on when it is given
 */
public record Question(String episodeKey, String episodeId, Bucket bucket, TimeRange window, Instant closesAt) {
    public boolean wants(Evidence fact) {
        return window.contains(fact.occurredAt()) && !fact.observedAt().isAfter(closesAt);
    }
}
