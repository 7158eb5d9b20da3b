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
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** What the compose file starts, as plain processes. */
class ComposedIT {
    private static final String KUBECONFIG = "CULPRIT_TEST_KUBECONFIG";

    private final ComposeFile file = ComposeFile.read();

    @TempDir
    private Path scratch;

    private Composed start(String service, EmbeddedBroker broker) throws IOException {
        return start(service, broker, Path.of("../deploy/no-kubeconfig"), Map.of());
    }

    private Composed start(String service, EmbeddedBroker broker, Path kubeconfig, Map<String, String> given)
            throws IOException {
        Map<String, String> there = Map.of(
                "kafka:9092", broker.bootstrapServers(),
                "/etc/culprit/kubeconfig", kubeconfig.toAbsolutePath().toString());
        return new Composed(file, service, new Composed.Machine(there, given, scratch));
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
                assertThat(correlator.calledAs("correlator", "/api/v1/correlations"))
                        .startsWith("HTTP/1.1 200 ");
                assertThat(correlator.calledAs("evil.example", "/api/v1/correlations"))
                        .startsWith("HTTP/1.1 421 ");
                assertThat(correlator.isHealthy()).as(correlator::said).isTrue();
                assertThat(summarizer.isHealthy()).as(summarizer::said).isTrue();
            }
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(named = KUBECONFIG, matches = ".+")
    void withAClusterItIsWatched() throws Exception {
        Path cluster = Path.of(System.getenv(KUBECONFIG));
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(scratch.resolve("kafka")));
                Composed topics = start("topics", broker)) {
            assertThat(topics.exit()).as(topics::said).isZero();
            try (Composed collector = start(
                            "event-collector",
                            broker,
                            cluster,
                            Map.of("CULPRIT_REDACTION_KEY", "a key of sixteen letters and more"));
                    Composed rules = start("rule-generator", broker, cluster, Map.of());
                    Composed drill = start("drill", broker, cluster, Map.of())) {
                assertThat(drill.exit()).as(drill::said).isZero();
                assertThat(drill.said()).contains("nothing is played");
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(collector.get("/readyz"))
                                .as(collector::said)
                                .startsWith("200 "));
                assertThat(collector.isHealthy()).as(collector::said).isTrue();
                await().atMost(Duration.ofMinutes(1))
                        .untilAsserted(() ->
                                assertThat(rules.isHealthy()).as(rules::said).isTrue());
            }
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
