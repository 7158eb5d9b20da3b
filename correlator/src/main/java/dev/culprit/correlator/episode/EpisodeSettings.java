package dev.culprit.correlator.episode;

import dev.culprit.api.record.Findings;
import dev.culprit.correlator.ranking.Case;
import java.time.Duration;
import java.util.function.Function;

/**
 * How episodes are kept.
 *
 * @param ranking tells what a case comes to: a pure function
 * @param buckets of a namespace, the same as the collector's
 * @param closesByClock whether the wall clock ends the wait for evidence; not while a recording of the past is played
 * @param gatherTimeout how long after a window closes its answers are waited for
 */
public record EpisodeSettings(
        EpisodeRules rules,
        Function<Case, Findings> ranking,
        int buckets,
        boolean closesByClock,
        Duration gatherTimeout) {
    public EpisodeSettings {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be at least 1, is " + buckets);
        }
        if (gatherTimeout.isNegative()) {
            throw new IllegalArgumentException("gatherTimeout must not be negative, is " + gatherTimeout);
        }
    }
}
