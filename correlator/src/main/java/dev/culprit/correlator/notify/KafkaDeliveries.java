package dev.culprit.correlator.notify;

import dev.culprit.api.record.Delivery;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.WholeTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of deliveries. Every instance reads all of it, whoever wrote it, so that whoever gets a partition of correlations
 * knows what was sent of them.
 */
final class KafkaDeliveries implements Deliveries {
    /** Of some hundred bytes each; the oldest go first, whose correlations are too old to be told as new ones. */
    static final int MOST = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeliveries.class);
    private static final String TOPIC = Topic.DELIVERIES.topicName();
    private static final JsonSerde<Delivery> SERDE = new JsonSerde<>(Delivery.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(30);

    private final String prefix;
    private final ClusterName cluster;
    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final Map<String, Delivery> known = new LinkedHashMap<>();

    /** Of which Kafka has not said that it keeps them: they are newer than what it has. */
    private final Map<String, Delivery> unwritten = new LinkedHashMap<>();

    private Map<TopicPartition, Long> ends = Map.of();
    private boolean isAsked = true;

    /** @param cluster whose deliveries are remembered */
    KafkaDeliveries(
            String notifier,
            ClusterName cluster,
            Consumer<String, byte[]> consumer,
            Producer<String, byte[]> producer) {
        this.prefix = Delivery.key(notifier, "");
        this.cluster = cluster;
        this.consumer = consumer;
        this.producer = producer;
    }

    @Override
    public void readAgain() {
        isAsked = true;
    }

    @Override
    public boolean isRead() {
        if (isAsked) {
            assign();
            ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
            isAsked = false;
        }
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        if (!ends.isEmpty()) {
            consumer.poll(POLL).forEach(this::take);
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        if (ends.isEmpty()) {
            // what a write that failed has left
            List.copyOf(unwritten.values()).forEach(this::write);
        }
        return ends.isEmpty();
    }

    private void assign() {
        if (consumer.assignment().isEmpty()) {
            WholeTopic.assign(consumer, Topic.DELIVERIES);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || !record.key().startsWith(prefix) || unwritten.containsKey(record.key())) {
            return;
        }
        try {
            Delivery delivery = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (delivery == null) {
                known.remove(record.key());
            } else if (delivery.mayBeOf(cluster.value())) {
                remember(delivery);
            }
        } catch (SerializationException e) {
            LOG.warn("Delivery cannot be read; offset={} reason={}", record.offset(), e.getMessage());
        }
    }

    @Override
    public Optional<Delivery> of(String correlationId) {
        return Optional.ofNullable(known.get(prefix + correlationId));
    }

    @Override
    public void keep(Delivery delivery) {
        remember(delivery);
        unwritten.put(delivery.key(), delivery);
        write(delivery);
    }

    private void remember(Delivery delivery) {
        known.remove(delivery.key());
        known.put(delivery.key(), delivery);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private void write(Delivery delivery) {
        byte[] value = SERDE.serializer().serialize(TOPIC, delivery);
        try {
            producer.send(new ProducerRecord<>(TOPIC, delivery.key(), value))
                    .get(LONGEST_WRITE.toSeconds(), TimeUnit.SECONDS);
            unwritten.remove(delivery.key(), delivery);
        } catch (ExecutionException e) {
            throw new KafkaException("what was sent cannot be kept: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new KafkaException("what was sent is not kept in time", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
        producer.close(CLOSE);
    }
}
