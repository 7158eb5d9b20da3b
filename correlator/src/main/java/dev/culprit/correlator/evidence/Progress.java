package dev.culprit.correlator.evidence;

import dev.culprit.api.record.Watermark;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Up to when everything of a cluster has arrived on this partition: the lesser of its two topics' watermarks. Times that
 * objects bear are none: a wrong clock in the cluster closes nothing.
 *
 * <p>That all has arrived stands in the store of what has arrived, behind it, as does since when: a crash cuts off the end of
 * each store's changelog, and of two stores not at the same place.
 */
final class Progress {
    private static final String BEGAN = "BEGAN/";

    private final KeyValueStore<Bytes, byte[]> evidence;
    private final KeyValueStore<Bytes, byte[]> graph;
    private final KeyValueStore<String, Long> apart;

    Progress(
            KeyValueStore<Bytes, byte[]> evidence,
            KeyValueStore<Bytes, byte[]> graph,
            KeyValueStore<String, Long> apart) {
        this.evidence = evidence;
        this.graph = graph;
        this.apart = apart;
    }

    void advance(Source source, Watermark watermark) {
        long until = watermark.until().toEpochMilli();
        @Nullable Long known = reached(source, watermark.cluster());
        if (source == Source.CHANGES && watermark.since() != null) {
            begin(watermark.cluster(), watermark.since().toEpochMilli(), known);
        }
        if (known == null || known < until) {
            of(source).put(StoreKey.ofNoBucket(watermark.cluster()), bytes(until));
        }
    }

    /** Where another collector has told everything up to then, nothing begins. */
    private void begin(String cluster, long since, @Nullable Long known) {
        if (known == null || known < since) {
            evidence.put(StoreKey.ofNoBucket(BEGAN + cluster), bytes(since));
        }
    }

    /** From when on changes of a cluster are told without a gap; none where nobody said so. */
    Optional<Instant> began(String cluster) {
        return Optional.ofNullable(kept(evidence, BEGAN + cluster, BEGAN + cluster))
                .map(Instant::ofEpochMilli);
    }

    boolean isPast(Instant time, String cluster) {
        return isPast(time, Source.CHANGES, cluster) && isPast(time, Source.DEPENDENCIES, cluster);
    }

    private boolean isPast(Instant time, Source source, String cluster) {
        @Nullable Long reached = reached(source, cluster);
        return reached != null && reached > time.toEpochMilli();
    }

    private @Nullable Long reached(Source source, String cluster) {
        return kept(of(source), cluster, source.name() + '/' + cluster);
    }

    /** What an earlier build has kept apart holds until a watermark comes. */
    private @Nullable Long kept(KeyValueStore<Bytes, byte[]> store, String key, String keyApart) {
        byte @Nullable [] millis = store.get(StoreKey.ofNoBucket(key));
        if (millis == null) {
            return apart.get(keyApart);
        }
        return ByteBuffer.wrap(millis).getLong();
    }

    private KeyValueStore<Bytes, byte[]> of(Source source) {
        return source == Source.CHANGES ? evidence : graph;
    }

    private static byte[] bytes(long millis) {
        return ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
    }

    /** The topics that must both have told everything. */
    enum Source {
        CHANGES,
        DEPENDENCIES
    }
}
