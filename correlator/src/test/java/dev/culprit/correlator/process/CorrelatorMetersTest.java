package dev.culprit.correlator.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class CorrelatorMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        CorrelatorMeters.register(Map::of, registry);

        String page = MetricsPage.with(
                "correlator", Exposition.of(registry.scrape(), Set.of()).table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
