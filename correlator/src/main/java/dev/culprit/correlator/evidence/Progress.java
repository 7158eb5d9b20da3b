package dev.culprit.correlator.evidence;

import java.time.Instant;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Up to when everything of a cluster has arrived on this partition: the lesser of its two topics' watermarks. Times that
 * objects bear are none: a wrong clock in the cluster closes nothing.
 */
final class Progress {
    private final KeyValueStore<String, Long> store;

    Progress(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    void advance(Source source, String cluster, long millis) {
        @Nullable Long known = store.get(key(source, cluster));
        if (known == null || known < millis) {
            store.put(key(source, cluster), millis);
        }
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
