package dev.culprit.deployables.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.marcnuri.helm.Helm;
import dev.culprit.deployables.chart.Chart;
import dev.culprit.testing.Definitions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Helm installs the chart on a real API server, which takes every object of it. */
@EnabledIfEnvironmentVariable(named = LiveCluster.VARIABLE, matches = ".+")
class InstallIT {
    /** Definitions of what comes with Strimzi and the Prometheus Operator, as far as the server has to know them. */
    static final Path OTHERS = Path.of("src/test/resources/others.yaml");

    static final String RULES = "../rule-generator/src/test/resources/crds/prometheusrules.yaml";

    @SuppressWarnings("NullAway.Init") // prepare sets it
    private LiveCluster cluster;

    @BeforeEach
    void prepare() throws Exception {
        cluster = new LiveCluster();
        Definitions.apply(cluster.kubeconfig(), "../helm/culprit/crds", OTHERS.toString(), RULES);
        cluster.kubectl("wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
    }

    @AfterEach
    void leave() throws Exception {
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "standalone", "strimzi"})
    void everyObjectIsTaken(String name) throws Exception {
        var release = Chart.install(Chart.values(name), cluster.kubeconfig(), cluster.namespace())
                .set("kafka.strimzi.namespace", cluster.namespace())
                .call();
        try {
            assertThat(release.getStatus()).isEqualTo("deployed");
            assertThat(cluster.kubectl("get", "deployment,statefulset,job", "-o", "name"))
                    .contains(
                            name.equals("standalone")
                                    ? "statefulset.apps/culprit-standalone"
                                    : "deployment.apps/culprit-event-collector");
        } finally {
            uninstall();
        }
    }

    @Test
    void inSomeNamespacesNothingIsMadeOfTheCluster() throws Exception {
        try (var shop = new LiveCluster();
                var pay = new LiveCluster()) {
            Chart.install(Chart.values("locked-down"), cluster.kubeconfig(), cluster.namespace())
                    .set("namespaces[0]", shop.namespace())
                    .set("namespaces[1]", pay.namespace())
                    .call();
            try {
                String account = "--as=system:serviceaccount:" + cluster.namespace() + ":culprit-event-collector";
                for (LiveCluster place : List.of(shop, pay)) {
                    assertThat(place.kubectl("auth", "can-i", "--list", account))
                            .contains("deployments.apps")
                            .doesNotContain("secrets", "nodes");
                }
                assertThat(cluster.kubectl(
                                "get", "clusterrole", "-l", "app.kubernetes.io/instance=culprit", "-o", "name"))
                        .doesNotContain(cluster.namespace());
            } finally {
                uninstall();
            }
        }
    }

    @Test
    void whoMayViewSeesCorrelations() throws Exception {
        Chart.install(Chart.values("default"), cluster.kubeconfig(), cluster.namespace())
                .call();
        try {
            cluster.kubectl("create", "rolebinding", "looks", "--clusterrole=view", "--user=looks");
            cluster.kubectl("create", "rolebinding", "says", "--clusterrole=edit", "--user=says");

            await().ignoreExceptions()
                    .until(() -> cluster.kubectl("auth", "can-i", "list", "slocorrelations", "--as=looks")
                                    .startsWith("yes")
                            && cluster.kubectl("auth", "can-i", "patch", "slocorrelations", "--as=says")
                                    .startsWith("yes"));
        } finally {
            uninstall();
        }
    }

    private void uninstall() {
        Helm.uninstall(Chart.RELEASE)
                .withNamespace(cluster.namespace())
                .withKubeConfig(cluster.kubeconfig())
                .call();
    }
}
