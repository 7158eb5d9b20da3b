package dev.culprit.standalone.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Onset;
import dev.culprit.standalone.live.KeptRecords;
import dev.culprit.standalone.live.Kubectl;
import dev.culprit.standalone.live.Launch;
import dev.culprit.standalone.live.RunningCulprit;
import dev.culprit.testing.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code culprit run} with a Prometheus, as a user sets it: the correlation tells since when it burns. */
@EnabledIfEnvironmentVariable(named = Kubectl.VARIABLE, matches = ".+")
class RealOnsetIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** A busy machine scrapes late, and stamps what it scraped with when it should have. */
    private static final Duration HESITATION = Duration.ofSeconds(1);

    /** That of Prometheus, which runs on the same machine. */
    private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void theCorrelationsOnsetIsThatOfPrometheus() throws Exception {
        assumeTrue(
                Files.isExecutable(Monitoring.PROMETHEUS) && Files.isExecutable(Monitoring.ALERTMANAGER),
                "skipped: needs Debian's packages prometheus and prometheus-alertmanager");
        int port = FreePort.next();
        String webhook = "http://127.0.0.1:" + port + "/api/v1/alerts";
        try (var cluster = new Kubectl();
                var shop = new Shop(CLOCK);
                var monitoring = new Monitoring(folder, shop, webhook, RunningCulprit.TOKEN);
                var culprit = new RunningCulprit(
                        Launch.on(cluster)
                                .with("CULPRIT_HTTP_PORT", String.valueOf(port))
                                // a busy machine answers late
                                .with("CULPRIT_PROMETHEUS_TIMEOUT", "10s")
                                .with("PROMETHEUS_URL", monitoring.url().toString()),
                        folder,
                        "only")) {
            await("the usual level").atMost(PATIENCE).until(monitoring::knowsTheUsualLevel);
            Instant broken = shop.breaks();

            var kept = new KeptRecords(culprit.bootstrapServers());
            List<Correlation> correlations =
                    await().atMost(PATIENCE).until(kept::correlations, found -> !found.isEmpty());

            Onset onset = correlations.getFirst().period().onset();
            assertThat(onset.source()).isEqualTo(Onset.Source.BURN_RATE);
            assertThat(broken)
                    .isBetween(
                            onset.earliest().minus(HESITATION), onset.latest().plus(HESITATION));
            assertThat(culprit.meter("culprit_collector_onset_asked_total")).isEqualTo(1);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(culprit.standardOutput())
                            .contains("shop/shop-availability", "by its burn rate"));
        }
    }
}
