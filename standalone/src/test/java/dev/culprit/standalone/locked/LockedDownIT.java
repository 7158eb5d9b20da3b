package dev.culprit.standalone.locked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Topic;
import dev.culprit.collector.process.CollectorProgram;
import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.rules.process.RuleGeneratorProgram;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.standalone.Main;
import dev.culprit.summarizer.process.SummarizerProgram;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * An alert goes in and its correlation comes out, over SASL_SSL, with a user for each process that may do what
 * {@link KafkaUser} says. Nobody is refused, and every right is used. Nothing listens, and nobody is let in, but as
 * {@code docs/security.md} has it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // begin sets all of it
class LockedDownIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    static final String TOKEN = "only-those-who-may-know";
    private static final Set<KafkaUser> PROCESSES = EnumSet.complementOf(EnumSet.of(KafkaUser.RUN, KafkaUser.DRILL));

    private final Map<String, Child> children = new TreeMap<>();
    private Path folder;
    private Outside outside;
    private LockedBroker broker;

    @BeforeAll
    void begin(@TempDir Path scratch) throws Exception {
        folder = scratch;
        outside = new Outside();
        broker = new LockedBroker(folder);
        try (var topics = new Child(
                List.of(Main.class.getName(), "topics"),
                broker.variables(KafkaUser.TOPICS),
                folder.resolve("topics.log"))) {
            assertThat(topics.exitValue()).as(topics.said()).isZero();
        }
        start(
                "event-collector",
                Map.of(
                        "CULPRIT_WATCH_KINDS",
                        "apps/Deployment,observability.slok.io/ServiceLevelObjective,observability.slok.io/SLOCorrelation",
                        "CULPRIT_REDACTION_KEY",
                        "a key for all tests",
                        "CULPRIT_AUDIT_ENABLED",
                        "true"),
                CollectorProgram.class.getName());
        start(
                "correlator",
                Map.of(
                        "CULPRIT_CORRELATOR_STATE_DIR",
                        folder.resolve("state").toString(),
                        "CULPRIT_PAGE_PORT",
                        "0",
                        "CULPRIT_NOTIFY_WEBHOOK_URL",
                        outside.url() + "/hook"),
                CorrelatorProgram.class.getName());
        start(
                "llm-summarizer",
                Map.of("CULPRIT_LLM_API_KEY", "key", "CULPRIT_LLM_BASE_URL", outside.url() + "/v1"),
                SummarizerProgram.class.getName());
        child("event-collector").awaitReady();
        child("correlator").awaitReady();
        child("llm-summarizer").awaitReady();
        burn();
    }

    @AfterAll
    void end() {
        children.values().forEach(Child::close);
        broker.close();
        outside.close();
    }

    private void start(String process, Map<String, String> settings, String... command) throws IOException {
        var variables = new HashMap<>(settings);
        if (!process.equals("rule-generator")) {
            variables.putAll(Stream.of(KafkaUser.values())
                    .filter(user -> user.process().equals(process))
                    .findFirst()
                    .map(broker::variables)
                    .orElse(Map.of()));
        }
        variables.put("KUBECONFIG", outside.kubeconfig(folder).toString());
        variables.put("CULPRIT_HTTP_HOST", "127.0.0.1");
        variables.put("CULPRIT_HTTP_PORT", "0");
        variables.put("CULPRIT_HTTP_MANAGEMENT_PORT", "0");
        variables.put("CULPRIT_HTTP_TOKENS", TOKEN);
        children.put(process, new Child(List.of(command), variables, folder.resolve(process + ".log")));
    }

    private Child child(String process) {
        return Objects.requireNonNull(children.get(process));
    }

    /** A change, two burns of it, an alert that cannot be used, and a record that nobody can read. */
    private void burn() throws Exception {
        Instant now = Files.getLastModifiedTime(Files.createFile(folder.resolve("now")))
                .toInstant();
        post("/api/v1/changes", """
                {"id":"1","source":"ci","kind":"Deploy","namespace":"shop","name":"checkout",
                "affects":[{"kind":"Deployment","name":"checkout"}]}""");
        post("/api/v1/alerts", alert("checkout", now));
        post("/api/v1/alerts", alert("payment", now));
        post("/api/v1/alerts", alert("nowhere", now).replace("\"slo_namespace\":\"shop\",", ""));
        try (var producer = new KafkaProducer<>(
                broker.clientSettings(LockedBroker.ADMIN), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.SPIKES.topicName(), new byte[] {1}, new byte[] {2}))
                    .get();
        }
    }

    private void post(String path, String json) throws Exception {
        HttpResponse<String> answer =
                child("event-collector").send("POST", "http", path, Optional.of("Bearer " + TOKEN), json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String alert(String slo, Instant at) {
        return """
                {"version":"4","groupKey":"g","status":"firing","receiver":"culprit","truncatedAlerts":0,
                "alerts":[{"status":"firing","labels":{"alertname":"Burn","slo_name":"%s","slo_namespace":"shop",
                "severity":"critical"},"annotations":{"burn_rate":"46"},"startsAt":"%s","fingerprint":"%s"}]}
                """.replace("\n", "").formatted(slo, at, slo);
    }

    @Test
    void anAlertBecomesACorrelationThatIsToldAndNobodyIsRefused() {
        await().atMost(PATIENCE)
                .until(() -> Set.of("checkout", "payment").stream()
                        .allMatch(slo -> outside.told().stream()
                                .anyMatch(told -> told.contains(slo) && told.contains("Deploy"))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.unused(PROCESSES))
                        .as("granted, and not needed")
                        .isEmpty());
        assertThat(broker.refused(PROCESSES)).as("refused").isEmpty();
    }

    @Test
    void noPasswordAndNoTokenIsInALog() {
        Stream.of("event-collector", "correlator", "llm-summarizer")
                .forEach(process -> assertThat(child(process).said())
                        .contains("security.protocol = SASL_SSL")
                        .doesNotContain("opensesame")
                        .doesNotContain(TOKEN));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatListensAndWhoMayCallIsAsDocumented() throws Exception {
        start(
                "rule-generator",
                Map.of("CULPRIT_CLUSTER_KUBECONFIG", away().toString()),
                RuleGeneratorProgram.class.getName());
        Scan.of(child("event-collector").awaitPorts(2), List.of("event-collector"), 0);
        Scan.of(child("correlator").awaitPorts(2), List.of("correlator"), 0);
        Scan.of(child("llm-summarizer").awaitPorts(1), List.of(), 0);
        Scan.of(child("rule-generator").awaitPorts(1), List.of(), 0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theOneProcessListensAtItsBrokersPortsBesides() throws Exception {
        // no user of the Kafka that is locked: it brings its own
        start(
                "run-with-its-broker",
                Map.of(
                        "CULPRIT_DATA_DIR",
                        folder.resolve("data").toString(),
                        "CULPRIT_REDACTION_KEY",
                        "a key for all tests",
                        "CULPRIT_AUDIT_ENABLED",
                        "true",
                        "CULPRIT_PAGE_PORT",
                        "0"),
                Main.class.getName(),
                "run");

        Scan.of(child("run-with-its-broker").awaitPorts(3), List.of("event-collector", "correlator"), 2);
    }

    /** Of an API server that is waited for. */
    private Path away() throws IOException {
        String config = Files.readString(folder.resolve("kubeconfig"));
        return Files.writeString(folder.resolve("away"), config.replace(outside.url(), "http://127.0.0.1:1"));
    }
}
