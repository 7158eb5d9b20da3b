package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.kube.DefaultKinds;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.process.CollectorProgram;
import dev.culprit.correlator.process.CorrelatorProgram;
import dev.culprit.rules.process.RuleGeneratorProgram;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.HealthRoutes;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.kafka.Acl;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.KafkaUser;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.standalone.live.AllInOne;
import dev.culprit.summarizer.process.SummarizerProgram;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings, main classes, ports, paths, topics, kinds and definitions in the chart are those of the code. */
class KnownToTheCodeTest {
    private static final Map<String, Definition> PROCESSES = Map.of(
            "event-collector", CollectorProgram.DEFINITION,
            "correlator", CorrelatorProgram.DEFINITION,
            "rule-generator", RuleGeneratorProgram.DEFINITION,
            "llm-summarizer", SummarizerProgram.definitionOf(),
            "standalone", AllInOne.definitionOf(),
            "topics", KafkaSettings.DEFINITION);

    /** By component. */
    private static final Map<String, KafkaUser> USERS = new TreeMap<>(Map.of(
            "event-collector", KafkaUser.EVENT_COLLECTOR,
            "correlator", KafkaUser.CORRELATOR,
            "llm-summarizer", KafkaUser.LLM_SUMMARIZER,
            "standalone", KafkaUser.RUN));

    /** Where a secret is a login, it has a colon; where it is headers, a name. */
    private static final String SECRET = "some=sixteen:letters-and-more";

    @ParameterizedTest
    @MethodSource("dev.culprit.deployables.chart.Chart#cases")
    void everyVariableIsASettingOfItsProcess(String name) throws Exception {
        Manifests manifests = Chart.of(name);
        for (JsonNode workload : manifests.workloads()) {
            assertThat(settings(workload, manifests)).isNotNull();
        }
    }

    /**
     * What a process makes of its variables.
     *
     * @throws SettingsException where a name or a value is wrong, or a required one is missing
     */
    static Settings settings(JsonNode workload, Manifests manifests) throws SettingsException {
        return Settings.read(
                definition(workload), Sources.of(manifests.environment(workload, SECRET), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("dev.culprit.deployables.chart.Chart#cases")
    void everyMainClassPortAndPathIsThere(String name) throws Exception {
        Manifests manifests = Chart.of(name);
        for (JsonNode workload : manifests.workloads()) {
            JsonNode container = Manifests.container(workload);
            assertThat(Class.forName(container.at("/args/0").asText()).getMethod("main", String[].class))
                    .isNotNull();
            if (!workload.path("kind").asText().equals("Job")) {
                Map<String, Integer> ports = ports(container.path("ports"), "containerPort");
                assertThat(ports.getOrDefault("http", port(definition(workload))))
                        .isEqualTo(port(definition(workload)));
                assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                                .map(probe -> container
                                        .at("/" + probe + "/httpGet/path")
                                        .asText()))
                        .isSubsetOf(paths());
                assertThat(String.valueOf(ports.get("management")))
                        .isEqualTo(manifests.environment(workload, SECRET).get("CULPRIT_HTTP_MANAGEMENT_PORT"));
            }
        }
    }

    private static Map<String, Integer> ports(JsonNode ports, String number) {
        var named = new TreeMap<String, Integer>();
        ports.forEach(
                port -> named.put(port.path("name").asText(), port.path(number).asInt()));
        assertThat(named.values()).allMatch(port -> port > 0);
        return named;
    }

    @Test
    void monitorsAskForMetrics() {
        assertThat(Chart.of("strimzi").of("ServiceMonitor"))
                .singleElement()
                .satisfies(monitor -> assertThat(paths())
                        .contains(monitor.at("/spec/endpoints/0/path").asText()));
    }

    @Test
    void topicsAreThoseOfTheCode() throws Exception {
        var lines = Arrays.stream(Topic.values())
                .map(topic -> "  {\"name\": \"" + topic.topicName() + "\", \"config\": {"
                        + topic.config().entrySet().stream()
                                .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                                .collect(Collectors.joining(", "))
                        + "}}")
                .toList();

        GoldenFile.check(Chart.FOLDER.resolve("files/topics.json"), "[\n" + String.join(",\n", lines) + "\n]\n");
    }

    @Test
    void aclsAreThoseOfTheCode() throws Exception {
        var users = new ArrayList<String>();
        USERS.forEach((component, user) -> users.add(user.acls().stream()
                .map(acl -> "    {\"type\": \"%s\", \"name\": \"%s\", \"patternType\": \"%s\", \"operations\": [%s]}"
                        .formatted(
                                acl.on().resourceType().name().toLowerCase(Locale.ROOT),
                                acl.on().name(),
                                acl.isPrefix() ? "prefix" : "literal",
                                acl.operations().stream()
                                        .map(operation -> "\"" + Acl.word(operation) + "\"")
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining(",\n", "  \"" + component + "\": [\n", "\n  ]"))));

        GoldenFile.check(Chart.FOLDER.resolve("files/acls.json"), "{\n" + String.join(",\n", users) + "\n}\n");
    }

    @ParameterizedTest
    @CsvSource({"processes, 3", "standalone, 1"})
    void eachProcessThatSpeaksToKafkaIsAUserOfItsOwnWithTheLoginOfThatUser(String mode, int count) {
        Manifests manifests = Chart.of("strimzi", Map.of("mode", mode));

        assertThat(manifests.of("KafkaUser")).hasSize(count).allSatisfy(user -> {
            String name = user.at("/metadata/name").asText();
            JsonNode workload = manifests.workloads().stream()
                    .filter(one -> one.at("/metadata/name").asText().equals(name))
                    .findFirst()
                    .orElseThrow();
            KafkaUser process = Objects.requireNonNull(USERS.get(
                    workload.at("/metadata/labels/app.kubernetes.io~1component").asText()));
            assertThat(user.at("/spec/authorization/acls").findValuesAsText("name"))
                    .containsExactlyElementsOf(
                            process.acls().stream().map(acl -> acl.on().name()).toList());
            assertThat(login(workload, "CULPRIT_KAFKA_SASL_JAAS_CONFIG").asText())
                    .isEqualTo(name);
        });
    }

    @Test
    void aProcessMayHaveALoginOfItsOwnWithoutStrimzi() {
        Manifests manifests = Chart.of(
                "default",
                Map.of(
                        "kafka.secretProperties.sasl\\.jaas\\.config.existingSecret", "all",
                        "kafka.secretProperties.sasl\\.jaas\\.config.key", "jaas",
                        "kafka.topics.secretProperties.sasl\\.jaas\\.config.existingSecret", "topics",
                        "kafka.topics.secretProperties.sasl\\.jaas\\.config.key", "jaas",
                        "correlator.kafkaSecretProperties.sasl\\.jaas\\.config.existingSecret", "correlator",
                        "correlator.kafkaSecretProperties.sasl\\.jaas\\.config.key", "jaas"));

        assertThat(manifests.workloads().stream()
                        .map(workload -> login(workload, "CULPRIT_KAFKA_SASL_JAAS_CONFIG"))
                        .filter(name -> !name.isMissingNode())
                        .map(JsonNode::asText))
                .containsExactlyInAnyOrder("all", "correlator", "topics");
    }

    @Test
    void aCertificateOfStrimziIsTakenAsItIs() {
        Manifests manifests = Chart.of("strimzi", Map.of("kafka.strimzi.user.authentication", "tls"));

        assertThat(manifests.of("KafkaUser"))
                .allMatch(user -> user.at("/spec/authentication/type").asText().equals("tls"));
        JsonNode correlator = manifests.one("StatefulSet", "culprit-correlator");
        assertThat(login(correlator, "CULPRIT_KAFKA_SSL_KEYSTORE_KEY").asText()).isEqualTo("culprit-correlator");
        assertThat(login(correlator, "CULPRIT_KAFKA_SSL_KEYSTORE_CERTIFICATE_CHAIN")
                        .asText())
                .isEqualTo("culprit-correlator");
        assertThat(manifests.environment(correlator, SECRET)).containsEntry("CULPRIT_KAFKA_SSL_KEYSTORE_TYPE", "PEM");
    }

    /** The name of the Secret that a variable is taken from. */
    private static JsonNode login(JsonNode workload, String variable) {
        for (JsonNode one : Manifests.container(workload).path("env")) {
            if (one.path("name").asText().equals(variable)) {
                return one.at("/valueFrom/secretKeyRef/name");
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void strimziIsGivenEveryTopic() {
        assertThat(Chart.of("strimzi").of("KafkaTopic"))
                .extracting(topic -> topic.at("/metadata/name").asText())
                .containsExactlyInAnyOrder(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toArray(String[]::new));
    }

    @Test
    void kindsAreThoseOfTheCode() {
        List<String> kinds =
                DefaultKinds.names().stream().map(KindName::toString).toList();

        assertThat(Chart.file("files/kinds.yaml").fieldNames()).toIterable().containsExactlyElementsOf(kinds);
        assertThat(Chart.file("values.yaml").at("/watch/kinds").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(kinds);
    }

    @Test
    void secretsAreNotAmongTheSettingsOfAProcess() {
        List<String> secrets = AllInOne.definitionOf()
                .toMarkdown()
                .lines()
                .filter(line -> line.contains("secret") && line.contains(".file`"))
                .map(line -> line.substring(line.indexOf('`') + 1, line.indexOf('`', line.indexOf('`') + 1)))
                .toList();
        List<String> refused = Chart.file("values.schema.json")
                .at("/definitions/settings/propertyNames/allOf/1/not/enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();

        assertThat(refused).containsAll(secrets).contains("redaction.key");
    }

    @Test
    void definitionsOfResourcesAreThoseOfTheCode() throws Exception {
        try (var crds = Files.list(Path.of("../api/src/crds"))) {
            for (Path crd : crds.toList()) {
                GoldenFile.check(
                        Chart.FOLDER.resolve("crds").resolve(String.valueOf(crd.getFileName())), Files.readString(crd));
            }
        }
        assertThat(Chart.FOLDER.resolve("crds").toFile().list())
                .containsExactlyInAnyOrder(Path.of("../api/src/crds").toFile().list());
    }

    @Test
    void itsVersionIsTheProjects() throws Exception {
        var version = Pattern.compile("<artifactId>culprit</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("../pom.xml")));

        assertThat(version.find()).isTrue();
        assertThat(Chart.file("Chart.yaml").path("appVersion").asText()).isEqualTo(version.group(1));
    }

    private static Definition definition(JsonNode workload) {
        Definition definition = PROCESSES.get(
                workload.at("/metadata/labels/app.kubernetes.io~1component").asText());
        if (definition == null) {
            throw new AssertionError("no process is called as " + workload.path("metadata"));
        }
        return definition;
    }

    private static int port(Definition definition) {
        var line = Pattern.compile("\\| `http\\.port` .*?\\| `(\\d+)` \\|").matcher(definition.toMarkdown());
        assertThat(line.find()).isTrue();
        return Integer.parseInt(line.group(1));
    }

    private static List<String> paths() {
        return HealthRoutes.of(new Health(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)).stream()
                .map(Route::path)
                .toList();
    }
}
