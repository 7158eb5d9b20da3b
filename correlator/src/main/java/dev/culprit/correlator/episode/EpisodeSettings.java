package dev.culprit.correlator.episode;

import dev.culprit.correlator.ranking.Judge;
import dev.culprit.runtime.tracing.Tracing;
import java.time.Duration;

/**
 * How episodes are kept.
 *
 * @param judge decides what a case comes to
 * @param buckets of a namespace, the same as the collector's
 * @param closesByClock whether the wall clock ends the wait for evidence; not while a recording of the past is played
 * @param gatherTimeout how long after a window closes its answers are waited for
 * @param tracing makes spans of what is done; it changes nothing of that
 */
public record EpisodeSettings(
        EpisodeRules rules, Judge judge, int buckets, boolean closesByClock, Duration gatherTimeout, Tracing tracing) {
    public EpisodeSettings {
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets must be at least 1, is " + buckets);
        }
        if (gatherTimeout.isNegative()) {
            throw new IllegalArgumentException("gatherTimeout must not be negative, is " + gatherTimeout);
        }
    }

    /** Untraced. */
    public EpisodeSettings(
            EpisodeRules rules, Judge judge, int buckets, boolean closesByClock, Duration gatherTimeout) {
        this(rules, judge, buckets, closesByClock, gatherTimeout, Tracing.off());
    }

    /** The same, traced. */
    public EpisodeSettings traced(Tracing by) {
        return new EpisodeSettings(rules, judge, buckets, closesByClock, gatherTimeout, by);
    }
}
