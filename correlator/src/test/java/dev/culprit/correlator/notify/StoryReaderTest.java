package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryReaderTest {
    private static final Instant TEN = Instant.parse("2026-05-04T10:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition(Topic.SUMMARIES.topicName(), 0);
    private static final JsonSerde<Summary> SERDE = new JsonSerde<>(Summary.class);
    private static final Correlation SEAL = Flare.of("seal", TEN).correlation();

    private final Stories stories = new Stories();
    private final StoryReader reader =
            new StoryReader(stories, new ClusterName(SEAL.episode().cluster()));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private long end;

    @Test
    void theLatestOfACorrelationCountsAndIsNewsOnce() {
        begin();
        wrote(bytes(Tale.of(SEAL)));
        assertThat(stories.of(SEAL)).contains(Tale.of(SEAL));
        assertThat(stories.fresh()).containsExactly(SEAL.id());
        assertThat(stories.fresh()).isEmpty();

        wrote(bytes(new Summary.Refused(SEAL.id(), "b", "number", TEN, null)));

        assertThat(stories.of(SEAL)).isEmpty();
        assertThat(stories.fresh()).isEmpty();
    }

    @Test
    void whatIsToldOfAnotherClusterIsNotKeptAndWhatDoesNotSayIs() {
        begin();
        Summary.Told told = Tale.of(SEAL);

        wrote(bytes(of(told, "another")));
        assertThat(stories.of(SEAL)).isEmpty();

        wrote(bytes(of(told, null)));
        assertThat(stories.of(SEAL)).isPresent();
    }

    private static Summary.Told of(Summary.Told told, @Nullable String cluster) {
        return new Summary.Told(told.correlationId(), told.basis(), told.text(), told.model(), told.at(), cluster);
    }

    @Test
    void whatIsDeletedIsForgotten() {
        begin();
        wrote(bytes(Tale.of(SEAL)));

        wrote(null);

        assertThat(stories.of(SEAL)).isEmpty();
    }

    @Test
    void whatCannotBeReadOrIsTooLongIsPassedOver() {
        begin();
        wrote(bytes(Tale.of(SEAL)));

        wrote("no JSON".getBytes(StandardCharsets.UTF_8));
        wrote(new byte[StoryReader.LONGEST + 1]);

        assertThat(stories.of(SEAL)).isPresent();
    }

    @Test
    void theOldestGoWhenThereAreTooMany() {
        for (int i = 0; i <= Stories.MOST; i++) {
            stories.put(Tale.of(Flare.of("slo-" + i, TEN).correlation()));
        }

        assertThat(stories.of(Flare.of("slo-0", TEN).correlation())).isEmpty();
        assertThat(stories.of(Flare.of("slo-1", TEN).correlation())).isPresent();
        assertThat(stories.fresh()).hasSize(Stories.MOST);
    }

    @Test
    void aTopicThatIsNotThereIsAskedForAgain() {
        assertThatThrownBy(() -> reader.begin(consumer)).isInstanceOf(KafkaException.class);
    }

    private void begin() {
        var here = new PartitionInfo(PARTITION.topic(), 0, Node.noNode(), new Node[0], new Node[0]);
        consumer.updatePartitions(PARTITION.topic(), List.of(here));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        reader.begin(consumer);
    }

    private void wrote(byte @Nullable [] value) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, end++, SEAL.id(), value));
        reader.round(consumer);
    }

    private static byte[] bytes(Summary summary) {
        return SERDE.serializer().serialize("", summary);
    }
}
