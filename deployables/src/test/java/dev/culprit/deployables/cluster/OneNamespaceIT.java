package dev.culprit.deployables.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import dev.culprit.deployables.chart.Chart;
import dev.culprit.deployables.chart.Manifests;
import dev.culprit.testing.Definitions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The one process in one namespace, by Roles alone: as {@link RightsIT} for the four in the whole cluster. */
@EnabledIfEnvironmentVariable(named = LiveCluster.VARIABLE, matches = ".+")
class OneNamespaceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path VALUES = Path.of("src/test/resources/values/standalone.yaml");
    private static final String OF_CULPRIT = "app.kubernetes.io/managed-by=culprit";

    @Test
    void everyRightIsNeededAndNoOther(@TempDir Path scratch) throws Exception {
        try (var cluster = new LiveCluster();
                var proxy = new KubectlProxy(cluster.kubeconfig())) {
            Definitions.apply(cluster.kubeconfig(), "../helm/culprit/crds");
            cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
            Map<String, String> more = Map.of("namespaces[0]", cluster.namespace(), "rules.output", "configmap");
            var install = Chart.install(VALUES, cluster.kubeconfig(), cluster.namespace());
            more.forEach(install::set);
            install.call();
            Manifests manifests = Chart.in(cluster.namespace(), VALUES, more);
            JsonNode workload = manifests.workloads().getFirst();
            String account =
                    workload.at("/spec/template/spec/serviceAccountName").asText();
            Map<String, String> environment = manifests.environment(workload, "some-sixteen-letters");
            environment.replace("CULPRIT_DATA_DIR", scratch.resolve("state").toString());
            Incident.prepare(cluster);
            var gate = new Gate(proxy.address(), "system:serviceaccount:" + cluster.namespace() + ":" + account);
            try (var process = new Started(workload, environment, gate, scratch)) {
                await(process).until(() -> process.answers("readinessProbe"));
                Incident.burn(cluster, process);
                await(process).until(() -> !rules(cluster).isBlank());
                // repaired at once
                cluster.kubectl("delete", "configmap", "-l", OF_CULPRIT);

                Set<Asked> granted = Asked.granted(manifests, process.component());
                await(process).untilAsserted(() -> {
                    assertThat(gate.refused()).isEmpty();
                    assertThat(gate.used()).containsExactlyInAnyOrderElementsOf(granted);
                });
                assertThat(manifests.of("ClusterRole")).isEmpty();
            } finally {
                Helm.uninstall(Chart.RELEASE)
                        .withNamespace(cluster.namespace())
                        .withKubeConfig(cluster.kubeconfig())
                        .call();
            }
        }
    }

    private static String rules(LiveCluster cluster) throws Exception {
        return cluster.kubectl("get", "configmap", "-l", OF_CULPRIT, "-o", "name");
    }

    private static ConditionFactory await(Started process) {
        return Awaitility.await(process.component()).atMost(PATIENCE).pollInterval(Duration.ofMillis(250));
    }
}
