package dev.culprit.correlator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReaderTest {
    private static final TopicPartition CORRELATIONS = new TopicPartition(Topic.CORRELATIONS.topicName(), 0);
    private static final TopicPartition SUMMARIES = new TopicPartition(Topic.SUMMARIES.topicName(), 0);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PageMeters meters = new PageMeters(registry);
    private final Shelf shelf =
            new Shelf(new PageSettings(new ClusterName("c"), true, List.of(), Optional.empty(), 10, 1_000_000), meters);
    private final Reader reader = new Reader(shelf, meters, new ClusterName("c"));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void bothTopicsAreReadFromTheirBeginningByEveryone() {
        begin(2, 1);
        Correlation correlation = Sample.likely();
        put(CORRELATIONS, 0, "x", "no JSON".getBytes(StandardCharsets.UTF_8));
        reader.round(consumer);
        assertThat(shelf.look().isLoaded()).isFalse();

        put(CORRELATIONS, 1, correlation.id(), bytes(Correlation.class, correlation));
        put(SUMMARIES, 0, correlation.id(), bytes(Summary.class, told(correlation)));
        reader.round(consumer);

        assertThat(shelf.look().isLoaded()).isTrue();
        assertThat(shelf.find(correlation.name()).orElseThrow().told()).contains(told(correlation));
        assertThat(registry.get("culprit.page.unreadable").counter().count()).isEqualTo(1);
    }

    @Test
    void emptyTopicsAreLoadedAtOnceAndWhatIsDeletedGoes() {
        begin(0, 0);
        reader.round(consumer);
        assertThat(shelf.look().isLoaded()).isTrue();

        Correlation correlation = Sample.likely();
        put(CORRELATIONS, 0, correlation.id(), bytes(Correlation.class, correlation));
        put(CORRELATIONS, 1, correlation.id(), null);
        reader.round(consumer);

        assertThat(shelf.size()).isZero();
    }

    @Test
    void whatIsOfAnotherClusterIsNotShown() {
        var ofAnother = new Reader(shelf, meters, new ClusterName("another"));
        Correlation correlation = Sample.likely();
        ofAnother.take(new ConsumerRecord<>(
                CORRELATIONS.topic(), 0, 0, correlation.id(), bytes(Correlation.class, correlation)));

        assertThat(shelf.size()).isZero();
    }

    private void begin(long correlations, long summaries) {
        for (TopicPartition partition : List.of(CORRELATIONS, SUMMARIES)) {
            var here = new PartitionInfo(partition.topic(), 0, Node.noNode(), new Node[0], new Node[0]);
            consumer.updatePartitions(partition.topic(), List.of(here));
        }
        consumer.updateBeginningOffsets(Map.of(CORRELATIONS, 0L, SUMMARIES, 0L));
        consumer.updateEndOffsets(Map.of(CORRELATIONS, correlations, SUMMARIES, summaries));
        reader.begin(consumer);
    }

    private void put(TopicPartition partition, long offset, String key, byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, key, value));
    }

    private static Summary.Told told(Correlation correlation) {
        var sentence = new Summary.Sentence("It was the image.", List.of());
        return new Summary.Told(
                correlation.id(),
                SummaryBasis.of(correlation),
                new Summary.Text(sentence, List.of(), List.of()),
                "m-1",
                Sample.ALERT,
                correlation.episode().cluster());
    }

    private static <T> byte[] bytes(Class<T> type, T value) {
        return new JsonSerde<>(type).serializer().serialize("", value);
    }
}
