package dev.culprit.runtime.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How missing topics are made.
 *
 * @param create whether they are made at all
 * @param partitions of each
 * @param replication how many brokers hold a copy; empty for the broker's default
 * @param patience how long one answer of Kafka may take
 */
public record TopicSettings(boolean create, int partitions, OptionalInt replication, Duration patience) {
    public TopicSettings {
        if (partitions < 1 || replication.orElse(1) < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("partitions, replication and patience are positive");
        }
    }

    Optional<Short> replicationFactor() {
        return replication.isPresent() ? Optional.of((short) replication.getAsInt()) : Optional.empty();
    }
}
