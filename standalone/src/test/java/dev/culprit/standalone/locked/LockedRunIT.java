package dev.culprit.standalone.locked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.kafka.WholeTopic;
import dev.culprit.standalone.Main;
import dev.culprit.standalone.live.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code culprit drill}, {@code culprit run} and {@code culprit doctor} on a Kafka that lets nobody in unasked, each as a user
 * that may do what {@link KafkaUser} says. On a real API server, where one is there, an SLOCorrelation is written besides.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // begin sets all of it
class LockedRunIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TOKEN = "only-those-who-may-know";

    private Path folder;
    private Outside outside;
    private LockedBroker broker;
    private @Nullable Kubectl cluster;

    @BeforeAll
    void begin(@TempDir Path scratch) throws Exception {
        folder = scratch;
        outside = new Outside();
        broker = new LockedBroker(folder);
        cluster = System.getenv(Kubectl.VARIABLE) == null ? null : new Kubectl();
        // a drill wants a Kafka that holds nothing yet
        try (Child drill = command(KafkaUser.DRILL, "drill", "../examples/incidents/bad-release")) {
            assertThat(drill.exitValue()).as(drill.said()).isZero();
        }
        assertThat(broker.unused(Set.of(KafkaUser.DRILL)))
                .as("granted, and not needed")
                .isEmpty();
        assertThat(broker.refused(Set.of(KafkaUser.DRILL))).as("refused").isEmpty();
    }

    @AfterAll
    void end() throws IOException {
        if (cluster != null) {
            cluster.close();
        }
        broker.close();
        outside.close();
    }

    @Test
    void theOneProcessNeedsTheRightsOfAllAndNoMore() throws Exception {
        forget(Topic.VERDICTS);
        try (Child run = run()) {
            run.awaitReady();
            burn(run);

            await().atMost(PATIENCE)
                    .until(() -> outside.told().stream()
                            .anyMatch(told -> told.contains("locked-latency") && told.contains("checkout")));
            await().atMost(PATIENCE).until(() -> stories().stream().anyMatch(Summary.Told.class::isInstance));
            if (cluster != null) {
                judge(cluster);
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(broker.unused(Set.of(KafkaUser.RUN)))
                            .as("granted, and not needed")
                            .isEmpty());
            assertThat(broker.refused(Set.of(KafkaUser.RUN))).as("refused").isEmpty();
            assertThat(run.said()).doesNotContain("opensesame").doesNotContain(TOKEN);
        }
    }

    @Test
    void theDoctorSaysWhatALoginLacksForAProcess() throws Exception {
        assertThat(doctor(KafkaUser.RUN, "run")).contains("0 wrong", "5 groups may be used");
        assertThat(doctor(KafkaUser.CORRELATOR, "correlator")).contains("0 wrong", "4 groups may be used");
        assertThat(doctor(KafkaUser.EVENT_COLLECTOR, "correlator"))
                .contains(
                        "Kafka's ACLs lack Read on culprit.changes",
                        "Create on topics that begin with culprit-correlator-",
                        "Read on group culprit-report.default");
    }

    private String doctor(KafkaUser login, String process) throws Exception {
        try (Child doctor =
                command(login, "doctor", "--only", "kafka,topics,groups", "--timeout", "60", "--kafka-user", process)) {
            assertThat(doctor.exitValue())
                    .as(doctor.said())
                    .isEqualTo(login.process().equals(process) ? 0 : 1);
            return doctor.said();
        }
    }

    private Child command(KafkaUser user, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of(Main.class.getName()));
        line.addAll(List.of(arguments));
        return new Child(line, broker.variables(user), Files.createTempFile(folder, arguments[0], ".log"));
    }

    /** What is missing the next one to come has to make. */
    private void forget(Topic topic) throws Exception {
        try (Admin admin = Admin.create(broker.clientSettings(LockedBroker.ADMIN))) {
            admin.deleteTopics(List.of(topic.topicName())).all().get(1, TimeUnit.MINUTES);
            await().until(() ->
                    !admin.listTopics().names().get(1, TimeUnit.MINUTES).contains(topic.topicName()));
        }
    }

    private Child run() throws Exception {
        var variables = new HashMap<>(broker.variables(KafkaUser.RUN));
        variables.put("KUBECONFIG", kubeconfig());
        variables.put(
                "CULPRIT_WATCH_KINDS",
                "apps/Deployment,observability.slok.io/ServiceLevelObjective,observability.slok.io/SLOCorrelation");
        if (cluster != null) {
            variables.put("CULPRIT_WATCH_NAMESPACES", cluster.namespace());
        }
        variables.put("CULPRIT_RULES_ENABLED", "false");
        variables.put("CULPRIT_REDACTION_KEY", "a key for all tests");
        variables.put("CULPRIT_DATA_DIR", folder.resolve("data").toString());
        variables.put("CULPRIT_NOTIFY_WEBHOOK_URL", outside.url() + "/hook");
        variables.put("CULPRIT_LLM_API_KEY", "key");
        variables.put("CULPRIT_LLM_BASE_URL", outside.url() + "/v1");
        variables.put("CULPRIT_HTTP_HOST", "127.0.0.1");
        variables.put("CULPRIT_HTTP_PORT", "0");
        variables.put("CULPRIT_HTTP_MANAGEMENT_PORT", "0");
        variables.put("CULPRIT_HTTP_TOKENS", TOKEN);
        return new Child(List.of(Main.class.getName(), "run"), variables, folder.resolve("run.log"));
    }

    private String namespace() {
        return cluster == null ? "shop" : cluster.namespace();
    }

    private String kubeconfig() throws Exception {
        if (cluster == null) {
            return outside.kubeconfig(folder).toString();
        }
        for (String definition : List.of("servicelevelobjectives", "slocorrelations")) {
            cluster.run(
                    "apply",
                    "--validate=false",
                    "-f",
                    "../api/src/crds/" + definition + ".observability.slok.io-v1.yml");
            cluster.run("wait", "--for=condition=Established", "crd/" + definition + ".observability.slok.io");
        }
        cluster.run("create", "deployment", "checkout", "--image=shop/checkout:1.0");
        cluster.runWith("""
                {"apiVersion": "observability.slok.io/v1alpha1", "kind": "ServiceLevelObjective",
                 "metadata": {"name": "locked-latency"},
                 "spec": {"displayName": "Checkout", "objective": {"name": "availability", "target": 99.9, "window": "30d",
                  "sli": {"query": {"totalQuery": "a", "errorQuery": "b"}}}}}""", "apply", "--validate=false", "-f", "-");
        return cluster.kubeconfig();
    }

    /** A change, a burn of it, and an alert that cannot be used. */
    private void burn(Child run) throws Exception {
        post(run, "/api/v1/changes", """
                {"id":"1","source":"ci","kind":"Deploy","namespace":"%s","name":"checkout",
                "affects":[{"kind":"Deployment","name":"checkout"}]}""".formatted(namespace()));
        String now = Files.getLastModifiedTime(Files.createFile(folder.resolve("now")))
                .toInstant()
                .toString();
        String alert = """
                {"version":"4","status":"firing","alerts":[{"status":"firing",
                 "labels":{"alertname":"Burn","slo_name":"locked-latency","slo_namespace":"%s","severity":"critical"},
                 "annotations":{"burn_rate":"46"},"startsAt":"%s","fingerprint":"f"}]}""".formatted(namespace(), now);
        post(run, "/api/v1/alerts", alert);
        post(run, "/api/v1/alerts", alert.replace("\"slo_namespace\":\"" + namespace() + "\",", ""));
    }

    private static void post(Child run, String path, String json) throws Exception {
        assertThat(run.send("POST", "http", path, Optional.of("Bearer " + TOKEN), json)
                        .statusCode())
                .isEqualTo(200);
    }

    private List<Summary> stories() {
        var settings = new HashMap<String, Object>(broker.clientSettings(LockedBroker.ADMIN));
        var stories = new ArrayList<Summary>();
        try (var consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), new JsonSerde<>(Summary.class).deserializer())) {
            WholeTopic.assign(consumer, Topic.SUMMARIES);
            Map<?, Long> ends = consumer.endOffsets(consumer.assignment());
            long left = ends.values().stream().mapToLong(Long::longValue).sum();
            while (stories.size() < left) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> stories.add(record.value()));
            }
        }
        return stories;
    }

    /** What is said of a correlation that was written into the cluster. */
    private static void judge(Kubectl cluster) throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(cluster.run("get", "slocorr", "-o", "name")).contains("locked-latency"));
        String name = cluster.run("get", "slocorr", "-o", "jsonpath={.items[0].metadata.name}");
        cluster.run("annotate", "slocorr", name, "culprit.slok.io/verdict=confirmed");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cluster.run("get", "slocorr", name, "-o", "jsonpath={.status.verdict}"))
                        .isEqualTo("confirmed"));
    }
}
