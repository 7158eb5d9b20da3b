package dev.culprit.standalone.broker;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Kafka's own clients, each opened for one question; every wait is bounded. */
record Clients(String bootstrapServers) {
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final int LONGEST_POLLS = 60;

    void createTopic(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic topic = new NewTopic(name, 1, (short) 1).configs(Map.of("retention.ms", "-1"));
            admin.createTopics(List.of(topic)).all().get(LONGEST_WAIT_SECONDS, SECONDS);
        }
    }

    void send(String topic, String value) throws Exception {
        send(new ProducerRecord<>(topic, value));
    }

    void sendAt(String topic, String value, long timestamp) throws Exception {
        send(new ProducerRecord<>(topic, null, timestamp, null, value));
    }

    private void send(ProducerRecord<@Nullable String, String> message) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (KafkaProducer<@Nullable String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(message).get(LONGEST_WAIT_SECONDS, SECONDS);
        }
    }

    List<String> read(String topic, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", "reader", "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            IntStream.range(0, LONGEST_POLLS)
                    .takeWhile(poll -> values.size() < count)
                    .forEach(poll ->
                            consumer.poll(Duration.ofMillis(500)).forEach(message -> values.add(message.value())));
        }
        return values;
    }
}
