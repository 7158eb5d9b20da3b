package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.kafka.WholeTopic;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.EmbeddedBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit drill} plays what was recorded as if it happened now, and never among what did happen. */
class DrillCommandIT {
    private static final Instant NOW = Instant.parse("2031-05-01T12:00:00Z");
    private static final String RECORDING = "../examples/incidents/bad-release";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path scratch;

    @Test
    void isPlayedOnceAndAsIfItHappenedNow() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(scratch))) {
            assertThat(drill(broker.bootstrapServers(), RECORDING)).isZero();
            assertThat(out.toString()).contains("are in Kafka").contains("to 2031-05-01T");
            assertThat(changes(broker.bootstrapServers()))
                    .isNotEmpty()
                    .allSatisfy(
                            change -> assertThat(change.observedAt()).isBetween(NOW.minus(Duration.ofHours(2)), NOW));

            assertThat(drill(broker.bootstrapServers(), RECORDING)).isEqualTo(1);
            assertThat(err.toString()).contains("culprit.changes holds changes already");
        }
    }

    @Test
    void whereAClusterIsNamedNothingIsPlayed() throws Exception {
        Path kubeconfig = Files.writeString(scratch.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: a
                contexts: [{name: a, context: {cluster: a}}]
                clusters: [{name: a, cluster: {server: 'https://a'}}]
                """);

        assertThat(drill("127.0.0.1:1", RECORDING, "--unless-cluster", kubeconfig.toString()))
                .isZero();
        assertThat(out.toString()).contains("names a cluster: nothing is played");
    }

    @Test
    void whatIsNoKubeconfigIsSaidInALine() throws Exception {
        Path kubeconfig = Files.writeString(scratch.resolve("kubeconfig"), "- no\n- kubeconfig");

        assertThat(drill("127.0.0.1:1", RECORDING, "--unless-cluster", kubeconfig.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read as a kubeconfig").hasLineCount(1);
    }

    @Test
    void aRecordingThatIsNotThereIsSaidBeforeKafkaIsAsked() {
        assertThat(drill("127.0.0.1:1", "nowhere")).isEqualTo(1);
        assertThat(err.toString())
                .contains("there is no such folder")
                .contains("nowhere")
                .hasLineCount(1);
    }

    private int drill(String servers, String... arguments) {
        var line = new ArrayList<>(List.of("drill"));
        line.addAll(List.of(arguments));
        return CulpritCommand.commandLine(
                        Clock.fixed(NOW, ZoneOffset.UTC), Map.of("CULPRIT_KAFKA_BOOTSTRAP_SERVERS", servers))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.toArray(String[]::new));
    }

    private static List<Change> changes(String servers) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        var changes = new ArrayList<Change>();
        try (var consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), new JsonSerde<>(ClusterEvent.class).deserializer())) {
            WholeTopic.assign(consumer, Topic.CHANGES);
            var ends = consumer.endOffsets(consumer.assignment());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() instanceof Change change) {
                        changes.add(change);
                    }
                });
            }
        }
        return changes;
    }
}
