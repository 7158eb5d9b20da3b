package dev.culprit.standalone.life;

import dev.culprit.api.record.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * A record of the input.
 *
 * @param key null as garbage may be
 * @param placement the key in whose partition it goes; empty for one that goes to every partition
 * @param value null for a tombstone
 * @param at its arrival
 */
record Fed(Topic topic, @Nullable String key, Optional<String> placement, byte @Nullable [] value, Instant at) {
    int partition(int partitions) {
        return BuiltInPartitioner.partitionForKey(placement.orElseThrow().getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** Whether everything that arrived before in its topic must be told before. */
    boolean isWatermark() {
        return placement.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fed that
                && topic == that.topic
                && Objects.equals(key, that.key)
                && placement.equals(that.placement)
                && Arrays.equals(value, that.value)
                && at.equals(that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(topic, key, placement, Arrays.hashCode(value), at);
    }
}
