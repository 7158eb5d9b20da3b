package dev.culprit.correlator.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class NotifyMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        var meters = new NotifyMeters(registry, "any");
        meters.sent("any");
        meters.passedOver("old");
        meters.passedOver("unwanted");
        meters.givenUp("defect");
        meters.givenUp("unreadable");
        for (Reason reason : Reason.values()) {
            meters.failed(reason.label());
            meters.givenUp(reason.label());
        }

        String page = MetricsPage.with(
                "notify",
                Exposition.of(registry.scrape(), Set.of("notifier", "kind")).table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
