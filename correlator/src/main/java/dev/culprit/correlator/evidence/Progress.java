package dev.culprit.correlator.evidence;

import dev.culprit.api.record.Watermark;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Up to when everything of a cluster has arrived on this partition: the lesser of its two topics' watermarks. Times that
 * objects bear are none: a wrong clock in the cluster closes nothing.
 */
final class Progress {
    private static final String BEGAN = "BEGAN/";

    private final KeyValueStore<String, Long> store;

    Progress(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    void advance(Source source, Watermark watermark) {
        long until = watermark.until().toEpochMilli();
        @Nullable Long known = store.get(key(source, watermark.cluster()));
        if (source == Source.CHANGES && watermark.since() != null) {
            begin(watermark.cluster(), watermark.since().toEpochMilli(), known);
        }
        if (known == null || known < until) {
            store.put(key(source, watermark.cluster()), until);
        }
    }

    /** Where another collector has told everything up to then, nothing begins. */
    private void begin(String cluster, long since, @Nullable Long known) {
        if (known == null || known < since) {
            store.put(BEGAN + cluster, since);
        }
    }

    /** From when on changes of a cluster are told without a gap; none where nobody said so. */
    Optional<Instant> began(String cluster) {
        return Optional.ofNullable(store.get(BEGAN + cluster)).map(Instant::ofEpochMilli);
    }

    boolean isPast(Instant time, String cluster) {
        return reached(Source.CHANGES, cluster) > time.toEpochMilli()
                && reached(Source.DEPENDENCIES, cluster) > time.toEpochMilli();
    }

    private long reached(Source source, String cluster) {
        @Nullable Long known = store.get(key(source, cluster));
        return known == null ? Long.MIN_VALUE : known;
    }

    private static String key(Source source, String cluster) {
        return source.name() + '/' + cluster;
    }

    /** The topics that must both have told everything. */
    enum Source {
        CHANGES,
        DEPENDENCIES
    }
}
