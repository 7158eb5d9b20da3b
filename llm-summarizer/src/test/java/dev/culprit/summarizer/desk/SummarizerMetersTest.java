package dev.culprit.summarizer.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class SummarizerMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        var meters = new SummarizerMeters(registry);
        meters.called("any");
        meters.tokens(1);
        meters.settled("any");

        String page = MetricsPage.with(
                "summaries", Exposition.of(registry.scrape(), Set.of("outcome")).table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
