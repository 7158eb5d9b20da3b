package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a correlation of which nothing was sent yet is still news: else whoever sets up a notifier gets everything that
 * Kafka keeps.
 *
 * @param longest since the revision was made, and since the burn ended
 */
record Freshness(Duration longest) {
    boolean isFresh(Correlation correlation, Instant now) {
        Instant since = now.minus(longest);
        Instant ended = correlation.episode().resolvedAt();
        return correlation.emittedAt().isAfter(since) && (ended == null || ended.isAfter(since));
    }
}
