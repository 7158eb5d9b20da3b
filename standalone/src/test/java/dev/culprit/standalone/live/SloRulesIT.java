package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.testing.Definitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit run} writes the rules of SLOs, where it may. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class SloRulesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path SLO = Path.of("../examples/slo/checkout-availability.yaml");

    @TempDir
    Path folder;

    @Test
    void rulesAndStatusOfAnSloAreWrittenWithoutPrometheusAndOperator() throws Exception {
        try (var cluster = new Kubectl()) {
            Definitions.apply(Path.of(cluster.kubeconfig()), "../api/src/crds");
            Launch launch = Launch.on(cluster).with("CULPRIT_RULES_OUTPUT", "configmap");
            try (var culprit = new RunningCulprit(launch, folder, "only")) {
                cluster.apply(Files.readString(SLO).replace("namespace: shop", "namespace: " + cluster.namespace()));

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(reasons(cluster))
                                .as(culprit.standardError())
                                .isEqualTo("Valid WrittenAsConfigMap NoPrometheus"));
                assertThat(cluster.run("get", "configmap", "-l", "app.kubernetes.io/managed-by=culprit", "-o", "yaml"))
                        .contains("slok:sli_error_rate:5m", "SLOErrorBudgetBurn");
                assertThat(culprit.isReady()).isTrue();
            }
        }
    }

    private static String reasons(Kubectl cluster) throws Exception {
        return cluster.run("get", "slo/checkout-availability", "-o", "jsonpath={.status.conditions[*].reason}");
    }
}
