package dev.culprit.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class TracingMetersTest {
    @Test
    void thePageListsThem() throws Exception {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new TracingMeters(registry).dropped();

        String page = MetricsPage.with(
                "tracing", Exposition.of(registry.scrape(), Set.of()).table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
