package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values are refused, and the message says which. */
class ValuesTest {
    @TempDir
    private Path scratch;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode: both                                  | mode",
                "replicas: 3                                 | replicas",
                "kafka: {bootstrapServers: kafka}            | bootstrapServers",
                "kafka: {topics: {create: maybe}}            | create",
                "kafka: {topics: {partitions: 0}}            | partitions",
                "kafka: {properties: {sasl.jaas.config: x}}  | sasl.jaas.config",
                "correlator: {kafkaSecretProperties: {a: b}} | kafkaSecretProperties",
                "collector: {replica: 2}                     | replica",
                "collector: {replicas: two}                  | replicas",
                "collector: {settings: {http.tokens: x}}     | http.tokens",
                "collector: {settings: {kafka.sasl.jaas.config: x}}         | kafka.sasl.jaas.config",
                "correlator: {settings: {kafka.producer.ssl.key.password: x}} | kafka.producer.ssl.key.password",
                "http: {tokens: secret}                      | tokens",
                "llm: {apiKey: {existingSecret: x, kay: y}}  | kay",
                "namespaces: [Shop]                          | namespaces",
                "image: {digest: sha256:1}                   | digest",
                "watch: {kinds: {Deployment: true}}          | Deployment",
                "prometheus: {url: 'http://u:p@host'}        | url",
                "collector: {settings: {http.port: 9000}}    | http.port",
                "collector: {settings: {watch.kinds: Pod}}   | watch.kinds",
                "standalone: {settings: {rules.output: auto}} | rules.output",
                "rules: {labels: {release: 'a,b=c'}}         | labels",
                "podLabels: {team: 'a b'}                    | podLabels",
                "image: {repository: 'culprit:1.0'}          | repository",
                "podDisruptionBudget: {maxUnavailable: one}  | maxUnavailable",
                "kafka: {bootstrapServers: '::1:9092'}       | bootstrapServers",
                "redaction: {existingSecret: My_Secret}      | existingSecret",
                "namespaceOverride: Slo                      | namespaceOverride",
            })
    void aWrongOneIsNamed(String values, String named) throws Exception {
        Path file = Files.writeString(scratch.resolve("values.yaml"), values);

        assertThatThrownBy(() -> Chart.template(Chart.values("default"), Map.of())
                        .withValuesFile(file)
                        .call())
                .hasMessageContaining("values don't meet the specifications of the schema")
                .hasMessageContaining(named);
    }

    @Test
    void figuresStandAsTheyWereWritten() throws Exception {
        Path file = Files.writeString(scratch.resolve("values.yaml"), """
                kafka: {properties: {producer.buffer.memory: 67108864, consumer.fetch.max.bytes: 1000000}}
                collector: {settings: {http.limits.body-bytes: 2097152, watch.buffer.mib: 64, audit.enabled: true}}
                tracing: {sampledPercent: 10}
                """);

        JsonNode settings = Manifests.parse(Chart.template(Chart.values("default"), Map.of())
                        .withValuesFile(file)
                        .call())
                .one("ConfigMap", "culprit-event-collector")
                .path("data");

        assertThat(settings.path("CULPRIT_HTTP_LIMITS_BODY_BYTES").asText()).isEqualTo("2097152");
        assertThat(settings.path("CULPRIT_WATCH_BUFFER_MIB").asText()).isEqualTo("64");
        assertThat(settings.path("CULPRIT_AUDIT_ENABLED").asText()).isEqualTo("true");
        assertThat(settings.path("CULPRIT_KAFKA_PRODUCER_BUFFER_MEMORY").asText())
                .isEqualTo("67108864");
        assertThat(settings.path("CULPRIT_KAFKA_CONSUMER_FETCH_MAX_BYTES").asText())
                .isEqualTo("1000000");
    }

    @Test
    void noneIsANumberOfReplicasToo() {
        assertThat(Chart.of("default", Map.of("correlator.replicas", 0))
                        .one("StatefulSet", "culprit-correlator")
                        .at("/spec/replicas")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void theUsualLevelOfTheLogsIsNotSetAgain() {
        assertThat(Chart.of("default").one("ConfigMap", "culprit-correlator").path("data"))
                .noneMatch(value -> value.asText().equals("WARN"));
        assertThat(Chart.of("default", Map.of("logLevel", "DEBUG"))
                        .one("ConfigMap", "culprit-correlator")
                        .at("/data/CULPRIT_LOG_LEVEL")
                        .asText())
                .isEqualTo("DEBUG");
    }

    @Test
    void twoPortsOfAProcessAreTwo() {
        assertThatThrownBy(() -> Chart.template(Chart.values("default"), Map.of("http.managementPort", 8085))
                        .call())
                .hasMessageContaining("http.managementPort: 8085 is the port of event-collector itself");
        assertThatThrownBy(() -> Chart.template(Chart.values("standalone"), Map.of("page.port", 8085))
                        .call())
                .hasMessageContaining("page.port: 8085 is another port of standalone");
        assertThatThrownBy(() -> Chart.template(Chart.values("default"), Map.of("page.port", 8090))
                        .call())
                .hasMessageContaining("page.port: 8090 is another port of correlator");
    }

    @Test
    void whatIsMissingIsSaidWithWhatToDo() throws Exception {
        Path none = Files.writeString(scratch.resolve("none.yaml"), "redaction: {existingSecret: culprit}");
        Path noKey = Files.writeString(scratch.resolve("no-key.yaml"), "kafka: {bootstrapServers: 'kafka:9092'}");

        assertThatThrownBy(() -> Chart.template(none, Map.of()).call())
                .hasMessageContaining("kafka.bootstrapServers is needed, or mode: standalone");
        assertThatThrownBy(() -> Chart.template(noKey, Map.of()).call())
                .hasMessageContaining("redaction.existingSecret is needed: kubectl create secret");
        assertThatThrownBy(() -> Chart.template(Chart.values("default"), Map.of("http.tokens.existingSecret", ""))
                        .call())
                .hasMessageContaining("http.tokens.existingSecret is needed: kubectl create secret");
        assertThatThrownBy(() -> Chart.template(Chart.values("default"), Map.of("kafka.topics.create", "strimzi"))
                        .call())
                .hasMessageContaining("kafka.strimzi.cluster is needed");
        Path oneLogin = Files.writeString(
                scratch.resolve("one-login.yaml"),
                "kafka: {secretProperties: {sasl.jaas.config: {existingSecret: culprit, key: jaas}}}");
        assertThatThrownBy(() -> Chart.template(Chart.values("strimzi"), Map.of())
                        .withValuesFile(oneLogin)
                        .call())
                .hasMessageContaining("sasl.jaas.config would be one login for all");
    }

    @Test
    void whoeverReachesThePortIsLetInOnlyWhereThatIsSaid() {
        Manifests open = Chart.of("default", Map.of("http.tokens.existingSecret", "", "http.anonymous", true));

        assertThat(open.one("ConfigMap", "culprit-event-collector")
                        .at("/data/CULPRIT_HTTP_ANONYMOUS")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void withoutAManagementPortHealthIsAtTheOtherOne() {
        Manifests one = Chart.of("strimzi", Map.of("http.managementPort", "null"));

        assertThat(Manifests.container(one.one("Deployment", "culprit-event-collector"))
                        .at("/livenessProbe/httpGet/port")
                        .asText())
                .isEqualTo("http");
        assertThat(one.of("ServiceMonitor")
                        .getFirst()
                        .at("/spec/endpoints/0/port")
                        .asText())
                .isEqualTo("http");
        assertThat(one.objects().toString()).doesNotContain("management");
        assertThat(one.of("Service"))
                .extracting(service -> service.at("/metadata/name").asText())
                .contains("culprit-event-collector", "culprit-rule-generator");
    }

    @Test
    void everyValueIsInTheSchema() {
        assertThat(unknown(Chart.file("values.yaml"), Chart.file("values.schema.json"), ""))
                .isEmpty();
    }

    /** Values that the schema lets through without naming them. */
    private static List<String> unknown(JsonNode values, JsonNode schema, String path) {
        JsonNode root = Chart.file("values.schema.json");
        var missing = new TreeSet<String>();
        values.propertyStream().forEach(value -> {
            JsonNode known = resolve(root, schema.path("properties").path(value.getKey()));
            if (known.isMissingNode()) {
                missing.add(path + value.getKey());
            } else if (known.path("additionalProperties").isBoolean()
                    && value.getValue().isObject()) {
                missing.addAll(unknown(value.getValue(), known, path + value.getKey() + "."));
            }
        });
        return List.copyOf(missing);
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
