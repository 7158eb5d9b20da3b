package dev.culprit.benchmarks.rig;

import dev.culprit.api.record.JsonSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the records of a topic as they come. */
public final class Reader<V> implements AutoCloseable {
    private final KafkaConsumer<String, V> consumer;

    private Reader(KafkaConsumer<String, V> consumer) {
        this.consumer = consumer;
    }

    static <V> Reader<V> fromNow(String bootstrapServers, List<TopicPartition> all, Class<V> type) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new JsonSerde<>(type).deserializer());
        consumer.assign(all);
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        return new Reader<>(consumer);
    }

    /** What has come since the last call; waits that long for the first. */
    public List<V> poll(Duration wait) {
        List<V> values = new ArrayList<>();
        for (ConsumerRecord<String, V> one : consumer.poll(wait)) {
            values.add(one.value());
        }
        return values;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
