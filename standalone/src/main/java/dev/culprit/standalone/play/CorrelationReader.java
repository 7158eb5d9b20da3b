package dev.culprit.standalone.play;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads every revision from the topic of correlations, from its beginning. */
final class CorrelationReader implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(50);

    private final KafkaConsumer<String, Correlation> consumer;
    private final List<Correlation> all = new ArrayList<>();

    CorrelationReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        50),
                new StringDeserializer(),
                new JsonSerde<>(Correlation.class).deserializer());
    }

    /** What is new since the last call; waits a little when that is nothing. */
    List<Correlation> poll() {
        if (consumer.assignment().isEmpty()) {
            consumer.assign(partitions());
        }
        var fresh = new ArrayList<Correlation>();
        for (ConsumerRecord<String, Correlation> record : consumer.poll(WAIT)) {
            fresh.add(record.value());
        }
        all.addAll(fresh);
        return fresh;
    }

    List<Correlation> readToEnd() {
        var fresh = new ArrayList<>(poll());
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            fresh.addAll(poll());
        }
        return fresh;
    }

    List<Correlation> all() {
        return List.copyOf(all);
    }

    private List<TopicPartition> partitions() {
        return Optional.ofNullable(consumer.partitionsFor(Topic.CORRELATIONS.topicName())).stream()
                .flatMap(List::stream)
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
