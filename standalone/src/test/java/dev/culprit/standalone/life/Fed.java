package dev.culprit.standalone.life;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of the input.
 *
 * @param key null as garbage may be
 * @param placement the key in whose partition it goes; empty for one that goes to every partition
 * @param value null for a tombstone
 * @param at its arrival
 */
record Fed(
        Topic topic,
        @Nullable String key,
        Optional<String> placement,
        @Nullable Bytes value,
        Instant at) {
    int partition(int partitions) {
        String place = placement.orElseThrow();
        return topic.isInBuckets() && place.indexOf('/') > 0
                ? Bucket.parse(place).partition(partitions)
                : BuiltInPartitioner.partitionForKey(place.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** Whether everything that arrived before in its topic must be told before. */
    boolean isWatermark() {
        return placement.isEmpty();
    }

    byte @Nullable [] bytes() {
        return value == null ? null : value.get();
    }
}
