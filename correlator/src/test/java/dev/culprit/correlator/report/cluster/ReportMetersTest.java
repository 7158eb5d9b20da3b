package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class ReportMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        var meters = new ReportMeters(registry);
        new VerdictBoard(registry, new ClusterName("c"), (namespace, name) -> {});
        meters.removed("any");
        meters.defect();
        meters.unreadable();
        for (Outcome.Settled settled : Outcome.Settled.values()) {
            meters.settled(settled);
        }
        for (Reason reason : Reason.values()) {
            meters.failed(new Obstacle(reason, "shop", ""));
            meters.givenUp(new Obstacle(reason, "shop", ""));
        }

        String page = MetricsPage.with(
                "report", Exposition.of(registry.scrape(), Set.of("cause")).table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
