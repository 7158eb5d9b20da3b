package dev.culprit.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.health.Health;
import dev.culprit.testing.metrics.Exposition;
import dev.culprit.testing.metrics.MetricsPage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of meters has those of this class as a registry shows them. */
class ProcessMetersTest {
    /** Of what Micrometer tells of a JVM, these are the same on every JDK. */
    private static final List<String> SHOWN = List.of(
            "culprit_ready",
            "jvm_gc_overhead",
            "jvm_memory_max_bytes",
            "jvm_memory_usage_after_gc",
            "jvm_memory_used_bytes",
            "process_cpu_usage",
            "process_uptime_seconds");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void thePageListsThem() throws Exception {
        ProcessMeters.bind(registry, new Health(), new Parts());

        String page = MetricsPage.with(
                "process", Exposition.of(registry.scrape(), Set.of("id")).table(SHOWN));
        assertThat(MetricsPage.text())
                .as("drifted: run scripts/regenerate and read the diff")
                .isEqualTo(page);
    }
}
