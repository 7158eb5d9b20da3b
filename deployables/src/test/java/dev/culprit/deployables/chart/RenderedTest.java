package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Helm makes of the chart. */
class RenderedTest {
    /** Dashboards, which have a test of their own, are left out. */
    @ParameterizedTest
    @MethodSource("dev.culprit.deployables.chart.Chart#cases")
    void isTheGoldenFile(String name) throws Exception {
        String text = Pattern.compile("(?m)^---$")
                .splitAsStream(Chart.text(name, "1.31.0"))
                .filter(part -> !part.contains("culprit/templates/dashboards.yaml"))
                .collect(Collectors.joining("---"));

        GoldenFile.check(Path.of("src/test/resources/golden/" + name + ".yaml"), text);
    }

    @Test
    void helmFindsNothingWrongWithTheChart() {
        var result = new Helm(Chart.FOLDER).lint().strict().call();

        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("dev.culprit.deployables.chart.Chart#cases")
    void everyPodIsRestricted(String name) {
        for (JsonNode workload : Chart.of(name).workloads()) {
            JsonNode pod = workload.at("/spec/template/spec");
            JsonNode container = Manifests.container(workload);
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").asText()).isNotEmpty();
        }
    }

    @Test
    void whoSpeaksToNoClusterHasNoTokenOfIt() {
        Manifests manifests = Chart.of("strimzi");

        assertThat(mounts(manifests.one("StatefulSet", "culprit-llm-summarizer")))
                .isFalse();
        assertThat(mounts(manifests.one("Deployment", "culprit-event-collector")))
                .isTrue();
        assertThat(Chart.of("default").of("Job"))
                .singleElement()
                .satisfies(job -> assertThat(mounts(job)).isFalse());
        assertThat(mounts(
                        Chart.of("default", Map.of("report.enabled", false)).one("StatefulSet", "culprit-correlator")))
                .isFalse();
    }

    @Test
    void anOlderServerIsGivenTheBudgetThatItKnows() {
        assertThat(Chart.text("default", "1.20.2")).contains("policy/v1beta1").doesNotContain("policy/v1\n");
        assertThat(Chart.text("default", "1.21.0")).contains("policy/v1\n").doesNotContain("policy/v1beta1");
    }

    @Test
    void namespacesNeedNothingOfTheCluster() {
        Manifests manifests = Chart.of("locked-down");

        assertThat(manifests.of("ClusterRole")).isEmpty();
        assertThat(manifests.of("ClusterRoleBinding")).isEmpty();
        assertThat(manifests.of("Role").stream().flatMap(Manifests::texts))
                .doesNotContain("secrets", "nodes", "persistentvolumes", "serviceaccounts");
    }

    @Test
    void anotherSettingMakesAnotherPod() {
        Manifests before = Chart.of("default");
        Manifests after = Chart.of("default", Map.of("prometheus.url", "http://prometheus:9090"));

        assertThat(template(after, "Deployment", "culprit-event-collector"))
                .isNotEqualTo(template(before, "Deployment", "culprit-event-collector"));
        assertThat(template(after, "StatefulSet", "culprit-correlator"))
                .isEqualTo(template(before, "StatefulSet", "culprit-correlator"));
    }

    @Test
    void anotherSettingOfKafkaMakesAnotherJob() {
        assertThat(job(Chart.of("default", Map.of("kafka.topics.partitions", 8))))
                .isNotEqualTo(job(Chart.of("default")));
        assertThat(job(Chart.of("default", Map.of("clusterName", "other")))).isEqualTo(job(Chart.of("default")));
    }

    @Test
    void theJobIsAPodAsTheOthersAre() {
        Manifests manifests = Chart.of(
                "default", Map.of("podLabels.team", "sre", "priorityClassName", "high", "networkPolicy.enabled", true));
        JsonNode job = manifests.of("Job").getFirst();

        assertThat(job.at("/spec/template/metadata/labels/team").asText()).isEqualTo("sre");
        assertThat(job.at("/spec/template/spec/priorityClassName").asText()).isEqualTo("high");
        JsonNode policy = manifests.one("NetworkPolicy", "culprit-topics").path("spec");
        assertThat(job.at("/spec/template/metadata/labels").propertyStream())
                .containsAll(policy.at("/podSelector/matchLabels").properties());
        assertThat(policy.path("policyTypes")).extracting(JsonNode::asText).containsExactly("Ingress", "Egress");
        assertThat(policy.has("ingress")).isFalse();
        assertThat(policy.path("egress").findValuesAsText("port")).containsExactly("53", "53", "9092");
    }

    @Test
    void dashboardsAreTakenAsTheyLie() {
        List<JsonNode> maps = Chart.of("default", Map.of("dashboards.enabled", true)).of("ConfigMap").stream()
                .filter(map ->
                        map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
                .toList();
        String[] files = Chart.FOLDER.resolve("dashboards").toFile().list((folder, name) -> name.endsWith(".json"));

        assertThat(maps.stream()
                        .flatMap(map -> map.path("data").propertyStream())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(files == null ? new String[0] : files);
    }

    private static JsonNode template(Manifests manifests, String kind, String name) {
        return manifests.one(kind, name).at("/spec/template");
    }

    private static String job(Manifests manifests) {
        return manifests.of("Job").getFirst().at("/metadata/name").asText();
    }

    private static boolean mounts(JsonNode workload) {
        return workload.at("/spec/template/spec/automountServiceAccountToken").asBoolean();
    }
}
