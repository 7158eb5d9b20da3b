package dev.culprit.faults.books;

import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.faults.story.Story;
import dev.culprit.runtime.kafka.WholeTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in Kafka of the stories of a run; each record is read once. */
public final class Log implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Set<String>> episodes = new HashMap<>();
    private final Map<String, Set<String>> finals = new HashMap<>();
    private final Set<String> unfinished = new HashSet<>();
    private final Map<String, Set<String>> changes = new HashMap<>();
    private final Set<String> summarized = new HashSet<>();
    private final List<Reader<?>> readers;

    private record Reader<T>(Consumer<String, T> consumer, java.util.function.Consumer<T> take) {
        void catchUp() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, T> record : consumer.poll(POLL)) {
                    if (record.value() != null) {
                        take.accept(record.value());
                    }
                }
            }
        }
    }

    /** Nothing is read yet; the topics are there. */
    public Log(String bootstrapServers) {
        readers = List.of(
                reader(bootstrapServers, Topic.CORRELATIONS, Correlation.class, this::take),
                reader(bootstrapServers, Topic.CHANGES, ClusterEvent.class, this::take),
                reader(bootstrapServers, Topic.SUMMARIES, Summary.class, this::take));
    }

    private static <T> Reader<T> reader(
            String bootstrapServers, Topic topic, Class<T> type, java.util.function.Consumer<T> take) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new JsonSerde<>(type).deserializer());
        WholeTopic.assign(consumer, topic);
        return new Reader<>(consumer, take);
    }

    /** Reads all that is there now. */
    public void catchUp() {
        readers.forEach(Reader::catchUp);
    }

    @Override
    public void close() {
        readers.forEach(reader -> reader.consumer().close());
    }

    private void take(Summary summary) {
        switch (summary) {
            case Summary.Asked asked -> {}
            case Summary.Told told -> summarized.add(told.correlationId());
            case Summary.Refused refused -> summarized.add(refused.correlationId());
        }
    }

    private void take(Correlation correlation) {
        String slo = correlation.episode().slo().toString();
        episodes.computeIfAbsent(slo, any -> new HashSet<>()).add(correlation.id());
        if (correlation.phase() == Phase.FINAL && correlation.episode().resolvedAt() != null) {
            if (hasAllEvidence(correlation)) {
                finals.computeIfAbsent(slo, any -> new HashSet<>()).add(CanonicalJson.of(correlation));
                unfinished.remove(correlation.id());
            } else {
                unfinished.add(correlation.id());
            }
        }
    }

    /** Without, it says so, and is revised once the rest is known. */
    private static boolean hasAllEvidence(Correlation correlation) {
        return correlation.conditions().stream()
                .noneMatch(condition -> condition.type().equals(Condition.EVIDENCE_INCOMPLETE));
    }

    private void take(ClusterEvent event) {
        if (event instanceof Change change && change.type() == ChangeType.UPDATE && isRelease(change)) {
            changes.computeIfAbsent(change.subject().toString(), any -> new HashSet<>())
                    .add(change.id());
        }
    }

    private static boolean isRelease(Change change) {
        return change.fields().stream().anyMatch(field -> field.path().endsWith(".image"));
    }

    /** Of the correlations of its SLO: one for each episode that was opened. */
    Set<String> ids(Story story) {
        return episodes.getOrDefault(slo(story), Set.of());
    }

    /** Whether it is settled what a model says of each of them. */
    boolean isSummarized(Story story) {
        return summarized.containsAll(ids(story));
    }

    /** Whether none of them was left without evidence that came late. */
    boolean hasAllEvidence(Story story) {
        return ids(story).stream().noneMatch(unfinished::contains);
    }

    /** How often its release was told, as different changes. */
    int changes(Story story) {
        return changes.getOrDefault(story.culprit().toString(), Set.of()).size();
    }

    /** That what is final was told in two ways. */
    Optional<String> contradiction(Story story) {
        int told = finals.getOrDefault(slo(story), Set.of()).size();
        return told > 1
                ? Optional.of(story.slo() + ": its final answer was told in " + told + " ways")
                : Optional.empty();
    }

    private static String slo(Story story) {
        return new SloRef(story.namespace(), story.slo()).toString();
    }
}
