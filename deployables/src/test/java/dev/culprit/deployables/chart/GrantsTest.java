package dev.culprit.deployables.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.kube.KindName;
import dev.culprit.collector.kube.ServedKind;
import dev.culprit.collector.kube.WatchPlan;
import dev.culprit.collector.process.ClusterSettings;
import dev.culprit.correlator.report.cluster.ReportRights;
import dev.culprit.correlator.report.cluster.ReportSettings;
import dev.culprit.rules.service.Place;
import dev.culprit.rules.service.RuleRights;
import dev.culprit.rules.service.RuleSettings;
import dev.culprit.rules.writing.RuleKind;
import dev.culprit.runtime.cluster.Right;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.standalone.live.AllInOne;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the values, each account is granted what its process needs by its settings, and no more. What that is stands in the
 * code, where {@code culprit doctor} asks for it too; that it is true, a test shows on a real API server.
 */
class GrantsTest {
    private static final Set<String> OF_THE_CLUSTER = Set.of("Node", "PersistentVolume");
    private static final Map<String, String> CUSTOM = Map.of("argoproj.io/v1alpha1/Rollout", "rollouts");

    /** @param base a file of values, over which the others are set */
    record Case(String name, String base, Map<String, ?> values) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        Map<String, String> shop = Map.of("namespaces[0]", "shop", "namespaces[1]", "pay");
        Map<String, String> rollouts =
                Map.of("watch.more[0].kind", "argoproj.io/v1alpha1/Rollout", "watch.more[0].resource", "rollouts");
        return Stream.of(
                new Case("default", "default", Map.of()),
                new Case("standalone", "standalone", Map.of()),
                new Case("strimzi, with a model and a custom resource", "strimzi", Map.of()),
                new Case("locked down", "locked-down", Map.of()),
                new Case("default in namespaces", "default", shop),
                new Case("standalone in namespaces", "standalone", shop),
                new Case("standalone with a custom resource", "standalone", rollouts),
                new Case("default, PrometheusRules", "default", Map.of("rules.output", "prometheus-rule")),
                new Case("standalone, PrometheusRules", "standalone", Map.of("rules.output", "prometheus-rule")),
                new Case("default, ConfigMaps", "default", Map.of("rules.output", "configmap")),
                new Case("default without report", "default", Map.of("report.enabled", false)),
                new Case("standalone without report", "standalone", Map.of("report.enabled", false)),
                new Case("default without rules", "default", Map.of("rules.enabled", false)),
                new Case("standalone without rules", "standalone", Map.of("rules.enabled", false)),
                new Case(
                        "without Secrets and Nodes",
                        "default",
                        Map.of("watch.kinds.Secret", false, "watch.kinds.Node", false)),
                new Case("elsewhere", "default", Map.of("namespaceOverride", "watch")),
                new Case(
                        "with accounts of yours",
                        "default",
                        Map.of("correlator.serviceAccount.create", false, "correlator.serviceAccount.name", "sre")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void anAccountMayDoWhatItsProcessNeeds(Case values) throws Exception {
        Manifests manifests = Chart.of(values.base(), values.values());

        for (JsonNode workload : manifests.workloads()) {
            Set<Right> needed = needed(workload, manifests);
            assertThat(granted(workload, manifests))
                    .as(component(workload))
                    .containsExactlyInAnyOrderElementsOf(needed);
            assertThat(workload.at("/spec/template/spec/automountServiceAccountToken")
                            .asBoolean())
                    .as("%s calls the API server", component(workload))
                    .isEqualTo(!needed.isEmpty());
        }
        assertThat(manifests.of("ClusterRole").size() + manifests.of("Role").size())
                .as("roles that are bound, and those that people have")
                .isEqualTo(bindings(manifests).count() + peoples(manifests));
    }

    @Test
    void twoReleasesOfOneNameDoNotTakeEachOthersRights() {
        var names = new HashSet<String>();
        for (String namespace : List.of("slo", "slo-culprit")) {
            Manifests manifests = Chart.in(
                    namespace, Chart.values("default"), Map.of("namespaces[0]", "shop", "rbac.aggregate", true));
            manifests.of("Role").stream()
                    .filter(role -> namespace(role).equals("shop"))
                    .forEach(role ->
                            assertThat(names.add(name(role))).as(name(role)).isTrue());
        }
        assertThat(names).hasSize(6);
    }

    @Test
    void whoeverGivesTheRightsHimselfIsGivenNone() {
        Manifests manifests = Chart.of("default", Map.of("rbac.create", false));

        assertThat(Stream.of("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding")
                        .map(manifests::of))
                .allMatch(List::isEmpty);
    }

    private static Set<Right> needed(JsonNode workload, Manifests manifests) throws Exception {
        String component = component(workload);
        Settings settings = KnownToTheCodeTest.settings(workload, manifests);
        return switch (component) {
            case "event-collector" -> watching(ClusterSettings.from(settings).plan());
            case "correlator" -> reporting(ReportSettings.from(settings));
            case "rule-generator" -> ruling(RuleSettings.from(settings));
            case "standalone" -> {
                WatchPlan plan = ClusterSettings.from(settings).plan();
                Set<Right> all = new HashSet<>(watching(plan));
                all.addAll(reporting(ReportSettings.from(settings).elseIn(plan.namespaces())));
                if (AllInOne.writesRules(settings)) {
                    all.addAll(ruling(RuleSettings.from(settings).elseIn(plan.namespaces())));
                }
                yield all;
            }
            default -> Set.of();
        };
    }

    private static Set<Right> watching(WatchPlan plan) {
        var rights = new HashSet<Right>();
        for (KindName kind : plan.kinds()) {
            String name = kind.toString();
            String plural = CUSTOM.getOrDefault(
                    name, Chart.file("files/kinds.yaml").path(name).asText());
            assertThat(plural).as(name).isNotEmpty();
            rights.addAll(plan.rights(
                    new ServedKind(kind.group(), "v1", kind.kind(), plural, !OF_THE_CLUSTER.contains(kind.kind()))));
        }
        return rights;
    }

    private static Set<Right> reporting(ReportSettings report) {
        return report.isOn()
                ? Stream.of(ReportRights.toWrite(report), ReportRights.toRemove(report))
                        .flatMap(List::stream)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<Right> ruling(RuleSettings rules) {
        RuleKind kind = rules.output().equals("prometheus-rule") ? RuleKind.PROMETHEUS_RULE : RuleKind.CONFIG_MAP;
        return Set.copyOf(RuleRights.of(rules, new Place.InCluster(kind, new TreeMap<>())));
    }

    /** By all roles that its account is bound to. */
    private static Set<Right> granted(JsonNode workload, Manifests manifests) {
        var granted = new HashSet<Right>();
        String account = workload.at("/spec/template/spec/serviceAccountName").asText("default");
        bindings(manifests)
                .filter(binding -> binding.at("/subjects/0/kind").asText().equals("ServiceAccount"))
                .filter(binding -> binding.at("/subjects/0/name").asText().equals(account))
                .filter(binding -> binding.at("/subjects/0/namespace").asText().equals(namespace(workload)))
                .forEach(binding ->
                        rules(binding, manifests).forEach(rule -> granted.addAll(rights(rule, namespace(binding)))));
        return granted;
    }

    private static Stream<JsonNode> bindings(Manifests manifests) {
        return Stream.of("ClusterRoleBinding", "RoleBinding").flatMap(kind -> manifests.of(kind).stream());
    }

    private static long peoples(Manifests manifests) {
        return manifests.of("ClusterRole").stream()
                .filter(role ->
                        role.at("/metadata/labels").toString().contains("rbac.authorization.k8s.io/aggregate-to-"))
                .count();
    }

    private static JsonNode rules(JsonNode binding, Manifests manifests) {
        return manifests.of(binding.at("/roleRef/kind").asText()).stream()
                .filter(role -> name(role).equals(binding.at("/roleRef/name").asText()))
                .filter(role -> namespace(role).equals(namespace(binding)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is bound by " + binding.path("metadata")))
                .path("rules");
    }

    private static Set<Right> rights(JsonNode rule, String namespace) {
        var rights = new HashSet<Right>();
        for (JsonNode group : rule.path("apiGroups")) {
            for (JsonNode resource : rule.path("resources")) {
                for (JsonNode verb : rule.path("verbs")) {
                    rights.add(new Right(verb.asText(), group.asText(), resource.asText(), namespace));
                }
            }
        }
        return rights;
    }

    private static String component(JsonNode workload) {
        return workload.at("/metadata/labels/app.kubernetes.io~1component").asText();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** Empty where it is in none. */
    private static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }
}
