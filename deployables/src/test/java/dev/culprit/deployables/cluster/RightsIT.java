package dev.culprit.deployables.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import dev.culprit.api.record.Topic;
import dev.culprit.deployables.chart.Chart;
import dev.culprit.deployables.chart.Manifests;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.testing.Definitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The chart is installed on a real API server, and each of its processes runs here with the arguments and variables of its
 * container and the rights of its account. They need every right that they have, and no other.
 */
@EnabledIfEnvironmentVariable(named = LiveCluster.VARIABLE, matches = ".+")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // begin sets all of it
class RightsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path VALUES = Path.of("src/test/resources/values/live.yaml");

    private LiveCluster cluster;
    private KubectlProxy proxy;
    private EmbeddedBroker broker;
    private Manifests manifests;
    /** Is there from the first failure on. */
    private static final String FAILURES = "culprit_rules_failures_total";

    private final List<Started> processes = new ArrayList<>();

    @BeforeAll
    void begin(@TempDir Path scratch) throws Exception {
        cluster = new LiveCluster();
        Definitions.apply(cluster.kubeconfig(), "../helm/culprit/crds", InstallIT.RULES);
        cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
        proxy = new KubectlProxy(cluster.kubeconfig());
        broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(scratch.resolve("kafka")));
        Map<String, String> more = Map.of("kafka.bootstrapServers", broker.bootstrapServers());
        var install = Chart.install(VALUES, cluster.kubeconfig(), cluster.namespace());
        more.forEach(install::set);
        install.call();
        manifests = Chart.in(cluster.namespace(), VALUES, more);
        for (JsonNode workload : manifests.workloads()) {
            start(workload, scratch);
        }
        happen();
    }

    private void start(JsonNode workload, Path scratch) throws Exception {
        Path folder = Files.createDirectories(
                scratch.resolve(workload.at("/metadata/name").asText()));
        String account = workload.at("/spec/template/spec/serviceAccountName").asText();
        var gate = new Gate(proxy.address(), "system:serviceaccount:" + cluster.namespace() + ":" + account);
        Map<String, String> environment = manifests.environment(workload, "some-sixteen-letters");
        environment.replace("CULPRIT_CORRELATOR_STATE_DIR", folder.toString());
        processes.add(new Started(workload, environment, gate, folder));
    }

    private void happen() throws Exception {
        Incident.prepare(cluster);
        for (Started process : processes) {
            await(process, "starts").until(() -> process.answers("livenessProbe"));
        }
        Incident.burn(cluster, process("event-collector"));
        await(process("rule-generator"), "writes rules")
                .until(() ->
                        !cluster.kubectl("get", "prometheusrules", "-o", "name").isBlank());
        // repaired at once
        cluster.kubectl("delete", "prometheusrules", "--all");
    }

    @AfterAll
    void end() throws Exception {
        for (Started process : processes) {
            process.close();
        }
        broker.close();
        proxy.close();
        Helm.uninstall(Chart.RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .call();
        cluster.close();
    }

    @Test
    void everyRightIsNeededAndNoOther() {
        for (Started process : processes) {
            Set<Asked> granted = Asked.granted(manifests, process.component());
            await(process, "makes use of its rights").untilAsserted(() -> {
                assertThat(process.gate().refused()).isEmpty();
                assertThat(process.gate().used()).containsExactlyInAnyOrderElementsOf(granted);
            });
        }
    }

    @Test
    void everyProcessIsReady() {
        for (Started process : processes) {
            await(process, "is ready").until(() -> process.answers("readinessProbe"));
        }
    }

    @Test
    void theCorrelationIsInTheCluster() {
        await(process("correlator"), "writes an SLOCorrelation")
                .untilAsserted(() -> assertThat(cluster.kubectl("get", "slocorr", "-o", "wide"))
                        .contains("checkout-availability", "Deployment " + cluster.namespace() + "/checkout"));
    }

    @Test
    void alertsAskForSeriesThatAreThere() throws Exception {
        Pattern name = Pattern.compile("culprit_[a-z_]+");
        Set<String> asked = manifests.of("PrometheusRule").stream()
                .flatMap(Manifests::texts)
                .flatMap(text -> name.matcher(text).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).hasSizeGreaterThan(8);
        asked.remove(FAILURES);
        for (String series : asked) {
            assertThat(scrape()).as("some process has " + series).anyMatch(line -> line.startsWith(series));
        }
    }

    @Test
    void whatCannotBeReadIsCounted() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] bytes = "no record".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topic.SPIKES.topicName(), bytes, bytes))
                    .get();
        }
        await(process("correlator"), "counts what it cannot read")
                .until(() -> scrape().anyMatch(
                                line -> line.startsWith("culprit_correlator_sent_total{topic=\"dead-letters\"} 1")));
    }

    private Stream<String> scrape() throws Exception {
        var lines = new ArrayList<String>();
        for (Started process : processes) {
            lines.addAll(process.get("/metrics").body().lines().toList());
        }
        return lines.stream();
    }

    private Started process(String component) {
        return processes.stream()
                .filter(process -> process.component().equals(component))
                .findFirst()
                .orElseThrow();
    }

    private static ConditionFactory await(Started process, String what) {
        return Awaitility.await(process.component() + " " + what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250));
    }
}
