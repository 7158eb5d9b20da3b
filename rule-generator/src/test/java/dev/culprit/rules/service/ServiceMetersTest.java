package dev.culprit.rules.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.writing.Obstacle;
import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class ServiceMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        String page = MetricsPage.with("rules", Exposition.of(all(), Set.of()).table());

        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }

    private String all() {
        try (var meters = new ServiceMeters(registry)) {
            meters.wrote("rules");
            meters.wrote("status");
            meters.notOurs();
            for (Obstacle.Reason reason : Obstacle.Reason.values()) {
                meters.hindered(new Obstacle(reason, ""));
            }
            for (Knowledge knowledge : Knowledge.values()) {
                meters.read(knowledge);
            }
            return registry.scrape();
        }
    }
}
