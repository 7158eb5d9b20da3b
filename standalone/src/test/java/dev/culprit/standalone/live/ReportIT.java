package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit run} writes SLOCorrelations, which people read and judge with kubectl. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class ReportIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** That of the API server, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final String CRD = "../api/src/crds/slocorrelations.observability.slok.io-v1.yml";

    @TempDir
    private Path folder;

    @Test
    void whatBurnsIsReadAndJudgedWithKubectl() throws Exception {
        try (var cluster = new Kubectl()) {
            cluster.run("apply", "-f", CRD);
            cluster.run("create", "deployment", "checkout", "--image=shop/checkout:1.0");
            String name;
            try (var culprit = new RunningCulprit(cluster, folder, "first")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(culprit.standardError())
                                .contains("SLOCorrelations are written in " + cluster.namespace()));
                cluster.run("set", "image", "deployment/checkout", "checkout=shop/checkout:2.0");
                culprit.post("/api/v1/alerts", alert(cluster));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(cluster.run("get", "slocorr", "-o", "wide"))
                                .contains(
                                        "checkout-latency-",
                                        "Deployment " + cluster.namespace() + "/checkout",
                                        "kubectl-set"));
                name = cluster.run("get", "slocorr", "-o", "jsonpath={.items[0].metadata.name}");
                cluster.run("annotate", "slocorr", name, "culprit.slok.io/verdict=confirmed");
                awaitVerdict(cluster, culprit, name);
                culprit.kill();
            }
            try (var culprit = new RunningCulprit(cluster, folder, "second")) {
                awaitVerdict(cluster, culprit, name);
                assertThat(cluster.run("get", "slocorr", "-o", "name").lines()).hasSize(1);
            }
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidAndHoldsNothingUp() throws Exception {
        try (var cluster = new Kubectl();
                var culprit =
                        new RunningCulprit(Launch.on(cluster).with("CULPRIT_REPORT_ENABLED", "false"), folder, "off")) {
            culprit.post("/api/v1/alerts", alert(cluster));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(culprit.standardOutput()).contains("checkout-latency"));
            assertThat(culprit.standardError()).contains("SLOCorrelations are not written: report.enabled is false");
            assertThat(culprit.get("/metrics").body()).containsPattern("(?m)^culprit_correlator_lag [0-9.]+$");
        }
    }

    private static void awaitVerdict(Kubectl cluster, RunningCulprit culprit, String name) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cluster.run("get", "slocorr", name, "-o", "jsonpath={.status.verdict}"))
                        .isEqualTo("confirmed"));
        await().atMost(PATIENCE).until(() -> culprit.meter("culprit_verdicts") == 1);
    }

    private static String alert(Kubectl cluster) {
        return """
                {"version":"4","status":"firing","alerts":[{"status":"firing",
                 "labels":{"alertname":"Burn","slo_name":"checkout-latency","slo_namespace":"%s","severity":"page",
                  "long_window":"1h"},
                 "annotations":{"burn_rate":"20"},"startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"f"}]}""".formatted(cluster.namespace(), CLOCK.instant());
    }
}
