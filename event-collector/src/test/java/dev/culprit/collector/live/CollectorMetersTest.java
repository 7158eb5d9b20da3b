package dev.culprit.collector.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class CollectorMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        var settings = new CollectorSettings("meadow", 8, RedactionKey.fixed(), true);
        var collector =
                new LiveCollector(settings, List.of(), new MemoryLog(), 1, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        CollectorMeters.bind(registry, collector);
        try (var log = new KafkaRecordLog(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofSeconds(1))) {
            CollectorMeters.bind(registry, log);
        }

        String page = MetricsPage.with(
                "collector", Exposition.of(registry.scrape(), Set.of()).table());
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
