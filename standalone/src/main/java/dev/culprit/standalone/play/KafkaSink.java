package dev.culprit.standalone.play;

import dev.culprit.collector.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A Kafka broker. What was sent is there after {@link #flush()}, or that throws. */
final class KafkaSink implements RecordSink, AutoCloseable {
    /**
     * One request at a time: a new topic's leader may refuse the first batch and take the second, after which the first
     * is out of sequence for ever and lost when its delivery times out.
     */
    static final int IN_FLIGHT_ON_NEW_TOPICS = 1;

    private final Producer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    KafkaSink(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        IN_FLIGHT_ON_NEW_TOPICS,
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void send(Outgoing outgoing) {
        byte[] value = RecordBytes.of(outgoing);
        switch (outgoing) {
            case Outgoing.Keyed keyed -> {
                String topic = keyed.topic().topicName();
                send(topic, partition(topic, keyed.placement()), keyed.key(), value, keyed.timestamp());
            }
            case Outgoing.Broadcast all -> {
                String topic = all.topic().topicName();
                for (int partition = 0; partition < partitions(topic); partition++) {
                    send(topic, partition, all.key(), value, all.timestamp());
                }
            }
        }
    }

    /** The partition that Kafka's own partitioner gives to a record of that key. */
    private int partition(String topic, String placement) {
        return BuiltInPartitioner.partitionForKey(placement.getBytes(StandardCharsets.UTF_8), partitions(topic));
    }

    private int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback keeps the first failure, and flush throws it
    private void send(String topic, int partition, String key, byte[] value, Instant timestamp) {
        producer.send(
                new ProducerRecord<>(topic, partition, timestamp.toEpochMilli(), key, value), (metadata, problem) -> {
                    if (problem != null) {
                        failure.compareAndSet(null, problem);
                    }
                });
    }

    /** @throws KafkaException when the broker did not take everything */
    void flush() {
        producer.flush();
        Exception problem = failure.get();
        if (problem != null) {
            throw new KafkaException("the broker did not take every record: " + problem.getMessage(), problem);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
