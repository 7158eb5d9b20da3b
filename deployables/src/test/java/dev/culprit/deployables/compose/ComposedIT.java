package dev.culprit.deployables.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the compose file starts where no cluster is named, as plain processes: the recorded incident is on the page. */
class ComposedIT {
    private final ComposeFile file = ComposeFile.read();

    @TempDir
    private Path scratch;

    private Composed start(String service, EmbeddedBroker broker) throws IOException {
        return new Composed(
                file,
                service,
                Map.of(
                        "kafka:9092", broker.bootstrapServers(),
                        "/etc/culprit/kubeconfig",
                                Path.of("../deploy/no-kubeconfig")
                                        .toAbsolutePath()
                                        .toString()),
                scratch);
    }

    @Test
    void theRecordedIncidentIsOnThePage() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(scratch.resolve("kafka")));
                Composed topics = start("topics", broker)) {
            assertThat(topics.exit()).as(topics::said).isZero();
            try (Composed correlator = start("correlator", broker);
                    Composed summarizer = start("llm-summarizer", broker);
                    Composed drill = start("drill", broker)) {
                assertThat(drill.exit()).as(drill::said).isZero();
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(correlator.get("/api/v1/correlations"))
                                .as(correlator::said)
                                .contains("Deployment shop/catalog", "\"phase\":\"Final\""));
                assertThat(correlator.isHealthy()).as(correlator::said).isTrue();
                assertThat(summarizer.isHealthy()).as(summarizer::said).isTrue();
            }
        }
    }

    @Test
    void whereKafkaIsNotTopicsSaySo() throws Exception {
        try (Composed topics = new Composed(file, "topics", Map.of("kafka:9092", "127.0.0.1:1"), scratch)) {
            assertThat(topics.exit()).isEqualTo(1);
            assertThat(topics.said()).contains("127.0.0.1:1");
        }
    }

    /** The image turns {@code KAFKA_NODE_ID} into {@code node.id}. */
    @Test
    void kafkaTakesItsVariables() {
        var properties = new Properties();
        file.service("kafka")
                .path("environment")
                .properties()
                .forEach(variable -> properties.put(
                        variable.getKey()
                                .replaceFirst("KAFKA_", "")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        variable.getValue().asText()));

        Map<String, ?> taken = KafkaConfig.fromProps(properties, false).values();

        assertThat(taken.keySet()).containsAll(properties.stringPropertyNames());
        assertThat(taken.get("advertised.listeners")).asString().contains("kafka:9092");
    }
}
