package dev.culprit.standalone.live;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a broker keeps just now: read from the beginning to the end, at each question anew. */
public record KeptRecords(String bootstrapServers) {
    private static final Duration WAIT = Duration.ofMillis(200);

    /** Of all topics, Kafka's own and the correlator's internal ones too. */
    public Set<String> topics() {
        try (var consumer = consumer()) {
            return consumer.listTopics().keySet();
        }
    }

    /** Every record of topics. */
    public List<ConsumerRecord<byte[], byte[]>> of(Predicate<String> topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(entry -> topic.test(entry.getKey()))
                    .flatMap(entry -> entry.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(WAIT).forEach(records::add);
            }
            return records;
        }
    }

    /** The changes that were told, in the order of their partitions, however often each was told. */
    public List<Change> tellings() {
        return read(Topic.CHANGES, ClusterEvent.class)
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .toList();
    }

    /** The changes that were told, each once. */
    public List<Change> changes() {
        var changes = new LinkedHashMap<String, Change>();
        tellings().forEach(change -> changes.merge(change.id(), change, Change::merge));
        return List.copyOf(changes.values());
    }

    public List<Symptom> symptoms() {
        return read(Topic.CHANGES, ClusterEvent.class)
                .filter(Symptom.class::isInstance)
                .map(Symptom.class::cast)
                .toList();
    }

    public List<Correlation> correlations() {
        return read(Topic.CORRELATIONS, Correlation.class).toList();
    }

    /** In one line each, whom any revision of an SLO's correlations suspects: the first may know less than a later one. */
    public List<String> suspects(String slo) {
        return correlations().stream()
                .filter(revision -> revision.episode().slo().name().equals(slo))
                .flatMap(revision -> revision.findings().suspects().stream())
                .map(suspect -> suspect.object() + ": " + suspect.change() + " by " + suspect.actor())
                .toList();
    }

    private <T> Stream<T> read(Topic topic, Class<T> type) {
        var deserializer = new JsonSerde<>(type).deserializer();
        return of(topic.topicName()::equals).stream()
                .filter(record -> record.value() != null)
                .map(record -> Objects.requireNonNull(deserializer.deserialize(record.topic(), record.value())));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "exclude.internal.topics", false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
