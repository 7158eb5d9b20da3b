package dev.culprit.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class HttpMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        var meters = new HttpMeters(registry, "any");
        meters.answered("any", 200, Duration.ofMillis(1));
        meters.running(() -> 0);
        meters.open(() -> 0);

        String page = MetricsPage.with(
                "http",
                Exposition.of(registry.scrape(), Set.of("server", "route", "status"))
                        .table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
