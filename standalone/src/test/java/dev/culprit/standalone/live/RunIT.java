package dev.culprit.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit run} on a real API server, as a user starts it. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class RunIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** That of the API server, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    private static final String ALERTS = "/api/v1/alerts";

    @TempDir
    Path folder;

    @Test
    void theCulpritIsNamedAndAKillLosesNothing() throws Exception {
        try (var cluster = new Kubectl()) {
            cluster.run("create", "deployment", "checkout", "--image=shop/checkout:1.0");
            cluster.run("create", "configmap", "prices", "--from-literal=tax=19");
            cluster.run("create", "configmap", "old", "--from-literal=a=b");
            try (var culprit = new RunningCulprit(cluster, folder, "first")) {
                cluster.run("set", "image", "deployment/checkout", "checkout=shop/checkout:2.0");
                assertThat(culprit.post(ALERTS, alert(cluster, "checkout-latency"), Optional.of(RunningCulprit.TOKEN))
                                .statusCode())
                        .isEqualTo(200);
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(culprit.standardOutput()).contains("TOP SUSPECT", "checkout-latency"));
                assertSuspected(culprit, "checkout-latency", "checkout: image 1.0 -> 2.0 by kubectl-set");
                culprit.kill();
            }
            cluster.run("patch", "configmap", "prices", "-p", "{\"data\":{\"tax\":\"99\"}}");
            cluster.run("delete", "configmap", "old");
            try (var culprit = new RunningCulprit(cluster, folder, "second")) {
                culprit.post(ALERTS, alert(cluster, "prices-availability"), Optional.of(RunningCulprit.TOKEN));
                assertSuspected(culprit, "prices-availability", "tax 19 -> 99");
                assertSuspected(culprit, "prices-availability", "ConfigMap " + cluster.namespace() + "/old: deleted");
                assertOnThePage(culprit, "prices-availability", "checkout-latency");
            }
        }
    }

    @Test
    void whoHasNoTokenIsTurnedAway() throws Exception {
        try (var cluster = new Kubectl();
                var culprit = new RunningCulprit(cluster, folder, "only")) {
            String alert = alert(cluster, "checkout-latency");

            assertThat(culprit.post(ALERTS, alert, Optional.empty()).statusCode())
                    .isEqualTo(401);
            assertThat(culprit.post(ALERTS, alert, Optional.of("guessed")).statusCode())
                    .isEqualTo(401);
            assertThat(culprit.post(ALERTS, "{", Optional.of(RunningCulprit.TOKEN))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    private static void assertSuspected(RunningCulprit culprit, String slo, String text) {
        var kept = new KeptRecords(culprit.bootstrapServers());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept.suspects(slo))
                        .anySatisfy(line -> assertThat(line).contains(text)));
    }

    /** Those of an earlier life too. */
    private static void assertOnThePage(RunningCulprit culprit, String... slos) throws Exception {
        assertThat(culprit.standardError()).contains("The page is http://");
        assertThat(culprit.get("/").statusCode()).isEqualTo(200);
        assertThat(culprit.get("/api/v1/correlations").statusCode()).isEqualTo(401);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(culprit.read("/api/v1/correlations").body())
                                .contains("\"loading\":false")
                                .contains(slos));
    }

    private static String alert(Kubectl cluster, String slo) {
        Instant now = CLOCK.instant();
        return """
                {"version":"4","status":"firing","alerts":[{"status":"firing",
                 "labels":{"alertname":"Burn","slo_name":"%s","slo_namespace":"%s","severity":"page","long_window":"1h"},
                 "annotations":{"burn_rate":"20"},"startsAt":"%s","endsAt":"0001-01-01T00:00:00Z","fingerprint":"%s"}]}""".formatted(slo, cluster.namespace(), now, slo);
    }
}
