package dev.culprit.correlator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class PageMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        var meters = new PageMeters(registry);
        var shelf = new Shelf(new PageSettings(new ClusterName("c"), true, List.of(), Optional.empty(), 1, 1), meters);
        meters.watch(shelf);

        String page = MetricsPage.with(
                "page", Exposition.of(registry.scrape(), Set.of()).table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
