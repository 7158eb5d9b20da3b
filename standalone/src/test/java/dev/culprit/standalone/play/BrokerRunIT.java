package dev.culprit.standalone.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.recording.RecordedLine;
import dev.culprit.standalone.kafka.AnyKafka;
import dev.culprit.standalone.kafka.OnAnyKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled recording over a real broker, as {@code culprit demo} plays it. */
@OnAnyKafka
class BrokerRunIT {
    private static final Path RECORDING = Path.of("../examples/incidents/bad-release");
    private static final String GARBAGE = "\u0000 this is no record";

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 12})
    void theFinalCorrelationsEqualTheReplaysByteForByteWithGarbageInBetween(int partitions) throws Exception {
        try (AnyKafka broker = AnyKafka.start(scratch.resolve("kafka"))) {
            var run = new BrokerRun(broker.bootstrapServers(), scratch.resolve("streams"), partitions);
            var garbage = new GarbageProducer(broker.bootstrapServers());
            Incident played = run.play(RECORDING, CollectorSettings.forRecordings(), garbage);

            assertThat(canonical(played)).isEqualTo(canonical(replayed())).isNotEmpty();
            assertThat(garbage.sent).isPositive();
            assertThat(deadLetters(broker.bootstrapServers(), partitions))
                    .hasSize(garbage.sent)
                    .containsOnly(GARBAGE);
        }
    }

    @Test
    void theCulpritOfTheBundledRecordingIsTheReleaseThatBrokeIt() throws Exception {
        assertThat(replayed().correlations()).singleElement().satisfies(correlation -> {
            var culprit = correlation.findings().suspects().getFirst();
            assertThat(culprit.object()).isEqualTo(ObjectRef.of("Deployment", "shop", "catalog"));
            assertThat(culprit.change()).contains("image v1.4.2 -> v1.4.3").contains("env ERROR_RATE added");
            assertThat(culprit.actor()).isEqualTo("kubectl-patch");
        });
    }

    private static Incident replayed() throws PlayException {
        return new Replayer(CollectorSettings.forRecordings(), Optional.empty(), 1)
                .replay(List.of(RECORDING), done -> {})
                .incidents()
                .getFirst();
    }

    private static List<String> canonical(Incident incident) {
        return incident.correlations().stream().map(CanonicalJson::of).toList();
    }

    private static List<String> deadLetters(String bootstrapServers, int partitions) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var all = new ArrayList<TopicPartition>();
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(Topic.DEAD_LETTERS.topicName(), partition));
            }
            consumer.assign(all);
            var letters = new ArrayList<String>();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(Duration.ofMillis(100))) {
                    letters.add(new String(letter.value(), StandardCharsets.UTF_8));
                }
            }
            return letters;
        }
    }

    /** Puts garbage between the records of every topic that the topology reads from outside. */
    private static final class GarbageProducer implements BrokerRun.Watcher {
        private final String bootstrapServers;
        private int sent;

        GarbageProducer(String bootstrapServers) {
            this.bootstrapServers = bootstrapServers;
        }

        @Override
        public void played(RecordedLine line) {
            if (line instanceof RecordedLine.Alerted) {
                try (var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        new StringSerializer())) {
                    for (Topic topic : List.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES)) {
                        var unused = producer.send(new ProducerRecord<>(topic.topicName(), "garbage", GARBAGE));
                        sent++;
                    }
                }
            }
        }

        @Override
        public void emitted(Correlation revision) {}
    }
}
