package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever values the schema lets through, the server takes what is made of them. */
class OddValuesTest {
    private static final String LABEL = "([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?";
    private static final String SUBDOMAIN = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";
    private static final String SERVICE = "[a-z]([a-z0-9-]{0,61}[a-z0-9])?";

    /** Fields that the server takes as text alone. */
    private static final Set<String> TEXTS = Set.of(
            "name",
            "namespace",
            "key",
            "value",
            "image",
            "path",
            "mountPath",
            "secretName",
            "serviceName",
            "serviceAccountName",
            "priorityClassName",
            "storageClassName",
            "interval");

    @TempDir
    private Path scratch;

    static Stream<Path> odd() throws IOException {
        try (var files = Files.list(Path.of("src/test/resources/values/odd"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatIsMadeOfThemIsTaken(Path values) {
        for (String base : List.of("default", "strimzi", "standalone")) {
            mustBeTaken(rendered(base, values));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 123", "a.b, null", "x1e3, 007", "culprit-12345678901234567890123456789012345678901, x"})
    void whateverTheReleaseAndItsNamespaceAreCalled(String release, String namespace) {
        Manifests manifests =
                Manifests.parse(Chart.template(Chart.values("strimzi"), Map.of("kafka.topics.create", "job"))
                        .withName(release)
                        .withNamespace(namespace)
                        .call());

        mustBeTaken(manifests);
        assertThat(manifests.of("PrometheusRule").toString()).contains("namespace=\\\"" + namespace + "\\\"");
    }

    @Test
    void aNameThatNoServiceMayHaveIsRefusedWithWhatToDo() {
        TemplateCommand release =
                Chart.template(Chart.values("default"), Map.of()).withName("1st");

        assertThatThrownBy(release::call)
                .hasMessageContaining("fullnameOverride is needed: 1st-culprit begins with a digit");
        assertThat(Chart.template(Chart.values("default"), Map.of("fullnameOverride", "first"))
                        .withName("1st")
                        .call())
                .contains("app.kubernetes.io/instance: \"1st\"");
    }

    @Test
    void allOfItIsInTheNamespaceThatIsSet() throws Exception {
        Manifests manifests = rendered("strimzi", "{namespaceOverride: watch, kafka: {strimzi: {namespace: null}}}");

        assertThat(manifests.objects())
                .filteredOn(object -> object.at("/metadata/namespace").isTextual())
                .hasSizeGreaterThan(20)
                .allMatch(object -> object.at("/metadata/namespace").asText().equals("watch"));
        assertThat(manifests.one("ConfigMap", "culprit-rule-generator").at("/data/CULPRIT_RULES_LEASE_NAMESPACE"))
                .hasToString("\"watch\"");
    }

    @Test
    void aPlatformMayChooseWhoRuns() throws Exception {
        Manifests manifests =
                rendered("default", "podSecurityContext: {runAsUser: null, runAsGroup: null, fsGroup: null}");

        assertThat(manifests.workloads())
                .hasSizeGreaterThan(3)
                .allSatisfy(workload -> assertThat(workload.at("/spec/template/spec/securityContext")
                                .fieldNames())
                        .toIterable()
                        .containsExactlyInAnyOrder("runAsNonRoot", "fsGroupChangePolicy", "seccompProfile"));
    }

    private Manifests rendered(String base, String values) throws Exception {
        return rendered(base, Files.writeString(scratch.resolve("values.yaml"), values));
    }

    private static Manifests rendered(String base, Path file) {
        return Manifests.parse(Chart.template(Chart.values(base), Map.of())
                .withValuesFile(file)
                .call());
    }

    private static void mustBeTaken(Manifests manifests) {
        assertThat(manifests.objects()).isNotEmpty();
        for (JsonNode object : manifests.objects()) {
            String kind = object.path("kind").asText();
            String name = object.at("/metadata/name").asText();
            assertThat(name)
                    .as(kind)
                    .matches(
                            switch (kind) {
                                case "Service" -> SERVICE;
                                case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding" -> "[a-z0-9:.-]{1,253}";
                                default -> SUBDOMAIN;
                            });
            for (String place :
                    Set.of("/metadata/labels", "/spec/template/metadata/labels", "/spec/selector/matchLabels")) {
                assertThat(object.at(place))
                        .as("%s of %s %s", place, kind, name)
                        .allSatisfy(label -> {
                            assertThat(label.isTextual()).isTrue();
                            assertThat(label.asText()).matches(LABEL);
                        });
            }
            assertThat(object.at("/spec/template/metadata/annotations")).allMatch(JsonNode::isTextual);
            if (kind.equals("ConfigMap")) {
                assertThat(object.path("data")).as(name).allMatch(JsonNode::isTextual);
            }
            texts(object, kind + " " + name);
        }
    }

    private static void texts(JsonNode node, String where) {
        node.propertyStream().forEach(field -> {
            if (TEXTS.contains(field.getKey()) && field.getValue().isValueNode()) {
                assertThat(field.getValue().isTextual())
                        .as("%s: %s", where, field)
                        .isTrue();
            }
        });
        node.forEach(child -> texts(child, where));
    }
}
