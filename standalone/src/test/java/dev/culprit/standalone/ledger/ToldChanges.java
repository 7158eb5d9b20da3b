package dev.culprit.standalone.ledger;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in the topic of changes, each once. */
final class ToldChanges {
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** So long nothing may come before it is taken that all has come. */
    private static final int SILENT_POLLS = 8;

    private final Map<String, Evidence> told = new LinkedHashMap<>();
    private int records;

    private ToldChanges() {}

    /** Reads until nothing more comes. */
    static ToldChanges read(String bootstrapServers, Predicate<Change> wanted) {
        var read = new ToldChanges();
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (var consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), new JsonSerde<>(ClusterEvent.class).deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.CHANGES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int silent = 0; silent < SILENT_POLLS; silent++) {
                List<Change> news = StreamSupport.stream(consumer.poll(WAIT).spliterator(), false)
                        .map(message -> message.value() instanceof Change change ? List.of(change) : List.<Change>of())
                        .flatMap(List::stream)
                        .filter(wanted)
                        .toList();
                news.forEach(read::take);
                silent = news.isEmpty() ? silent : -1;
            }
        }
        return read;
    }

    private void take(Change change) {
        records++;
        told.merge(change.id(), change, Evidence::merge);
    }

    /** How many were told again. */
    int repeated() {
        return records - told.size();
    }

    Collection<Change> changes() {
        return new ArrayList<>(told.values().stream().map(Change.class::cast).toList());
    }
}
