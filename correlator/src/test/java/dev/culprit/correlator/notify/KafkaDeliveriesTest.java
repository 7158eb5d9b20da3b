package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.api.record.Delivery;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaDeliveriesTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final String TOPIC = Topic.DELIVERIES.topicName();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final JsonSerde<Delivery> SERDE = new JsonSerde<>(Delivery.class);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaDeliveries deliveries =
            new KafkaDeliveries("slack", new ClusterName("zoo-1"), consumer, producer);
    private long end;

    @BeforeEach
    void begin() {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    @Test
    void allThatWasWrittenIsKnownBeforeAnythingIsSent() {
        consumer.updateEndOffsets(Map.of(PARTITION, 3L));
        assertThat(deliveries.isRead()).isFalse();

        wrote("slack/a", SERDE.serializer().serialize(TOPIC, intended("slack", "a")));
        wrote("slack/b", "no JSON".getBytes(StandardCharsets.UTF_8));
        assertThat(deliveries.isRead()).isFalse();
        wrote("webhook/c", SERDE.serializer().serialize(TOPIC, intended("webhook", "c")));

        assertThat(deliveries.isRead()).isTrue();
        assertThat(deliveries.of("a")).contains(intended("slack", "a"));
        assertThat(deliveries.of("c")).as("another notifier's").isEmpty();
    }

    @Test
    void whatOthersWroteSinceIsReadWhenAskedFor() {
        assertThat(deliveries.isRead()).isTrue();
        wrote("slack/a", SERDE.serializer().serialize(TOPIC, intended("slack", "a")));
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));
        assertThat(deliveries.isRead()).isTrue();
        assertThat(deliveries.of("a")).isEmpty();

        deliveries.readAgain();

        assertThat(deliveries.isRead()).isTrue();
        assertThat(deliveries.of("a")).isPresent();
    }

    @Test
    void whatIsKeptIsWrittenUnderItsKey() {
        deliveries.keep(intended("slack", "a"));

        assertThat(producer.history())
                .singleElement()
                .satisfies(record -> assertThat(record.key()).isEqualTo("slack/a"));
        assertThat(deliveries.of("a")).isPresent();
    }

    @Test
    void whatKafkaDidNotTakeIsNotForgottenAndWrittenLater() {
        producer.sendException = new TimeoutException("away");
        assertThatThrownBy(() -> deliveries.keep(intended("slack", "a"))).isInstanceOf(KafkaException.class);
        assertThat(deliveries.of("a")).isPresent();

        producer.sendException = null;
        deliveries.readAgain();

        assertThat(deliveries.isRead()).isTrue();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void whatIsOfAnotherClusterIsNotRememberedAndWhatDoesNotSayIs() {
        assertThat(deliveries.isRead()).isTrue();
        wrote("slack/a", SERDE.serializer().serialize(TOPIC, new Delivery.Intended("slack", "a", TEN, "another")));
        wrote("slack/b", SERDE.serializer().serialize(TOPIC, new Delivery.Intended("slack", "b", TEN, null)));
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        deliveries.readAgain();

        assertThat(deliveries.isRead()).isTrue();
        assertThat(deliveries.of("a")).isEmpty();
        assertThat(deliveries.of("b")).isPresent();
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        for (int i = 0; i <= KafkaDeliveries.MOST; i++) {
            deliveries.keep(intended("slack", "id-" + i));
        }

        assertThat(deliveries.of("id-0")).isEmpty();
        assertThat(deliveries.of("id-1")).isPresent();
    }

    private void wrote(String key, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, end++, key, value));
    }

    private static Delivery intended(String notifier, String id) {
        return new Delivery.Intended(notifier, id, TEN, "zoo-1");
    }
}
