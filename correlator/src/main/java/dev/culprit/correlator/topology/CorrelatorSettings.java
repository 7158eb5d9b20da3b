package dev.culprit.correlator.topology;

import dev.culprit.api.record.Bucket;
import dev.culprit.correlator.episode.EpisodeRules;
import dev.culprit.correlator.episode.EpisodeSettings;
import dev.culprit.correlator.ranking.Judge;
import dev.culprit.correlator.ranking.Ranking;
import dev.culprit.runtime.tracing.Tracing;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * How the topology runs.
 *
 * @param evidenceRetention how long evidence is kept: not shorter than the longest look-back, look-ahead and grace
 * @param stores makes a store by its name
 */
public record CorrelatorSettings(
        EpisodeSettings episodes, Duration evidenceRetention, Function<String, KeyValueBytesStoreSupplier> stores) {
    public CorrelatorSettings {
        Duration needed = episodes.rules().furthest();
        if (evidenceRetention.compareTo(needed) < 0) {
            throw new IllegalArgumentException("evidenceRetention is " + evidenceRetention
                    + ", shorter than the look-back, look-ahead and grace of " + needed);
        }
    }

    int buckets() {
        return episodes.buckets();
    }

    /** The same, traced. */
    public CorrelatorSettings traced(Tracing tracing) {
        return new CorrelatorSettings(episodes.traced(tracing), evidenceRetention, stores);
    }

    /** For a live cluster: state on disk, windows closed by the clock too. */
    public static CorrelatorSettings live() {
        var episodes = new EpisodeSettings(
                EpisodeRules.defaults(), Ranking.defaults(), Bucket.DEFAULT_COUNT, true, Duration.ofMinutes(2));
        return new CorrelatorSettings(episodes, Duration.ofHours(26), Stores::persistentKeyValueStore);
    }

    /** For a recording of the past: state in memory, windows closed by the end of input alone. */
    public static CorrelatorSettings forRecordings() {
        return forRecordings(Ranking.defaults());
    }

    /** For a recording, decided by somebody else. */
    public static CorrelatorSettings forRecordings(Judge judge) {
        var episodes =
                new EpisodeSettings(EpisodeRules.defaults(), judge, Bucket.DEFAULT_COUNT, false, Duration.ofMinutes(2));
        return new CorrelatorSettings(episodes, Duration.ofHours(26), Stores::inMemoryKeyValueStore);
    }
}
