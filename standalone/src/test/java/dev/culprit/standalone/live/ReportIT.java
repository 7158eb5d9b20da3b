package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.culprit.testing.Definitions;
import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
            Definitions.apply(Path.of(cluster.kubeconfig()), CRD);
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
            assertMeters(culprit);
        }
    }

    /** What is shown is on the page of meters, under that name; and Kafka's own metrics are called as ours take them to be. */
    private static void assertMeters(RunningCulprit culprit) throws Exception {
        await().atMost(PATIENCE).until(() -> culprit.meter("culprit_correlator_sent_total") >= 1);
        assertThat(culprit.meter("culprit_correlator_first_answer_seconds")).isBetween(0.0, 60.0);
        assertThat(culprit.meter("culprit_ready")).isEqualTo(1);
        Map<String, Exposition.Family> listed =
                MetricsPage.families().stream().collect(Collectors.toMap(Exposition.Family::name, family -> family));
        List<Exposition.Family> shown =
                Exposition.of(culprit.get("/metrics").body(), Set.of()).families();
        assertThat(shown)
                .extracting(Exposition.Family::name)
                .contains("culprit_correlator_lag", "culprit_collector_late_seconds", "jvm_gc_overhead");
        assertThat(shown)
                .filteredOn(family -> family.name().startsWith("culprit_"))
                .allSatisfy(family -> {
                    assertThat(listed).containsKey(family.name());
                    assertThat(listed.getOrDefault(family.name(), family)
                                    .labels()
                                    .keySet())
                            .isEqualTo(family.labels().keySet());
                });
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
