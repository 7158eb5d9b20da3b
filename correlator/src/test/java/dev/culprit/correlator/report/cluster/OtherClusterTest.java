package dev.culprit.correlator.report.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.report.cluster.Outcome.Settled;
import dev.culprit.runtime.cluster.ClusterName;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A namespace and an SLO may have the same names in two clusters that share a Kafka. */
class OtherClusterTest {
    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Test
    void aCorrelationOfAnotherClusterIsNotWrittenAndTheApiServerNotAsked() {
        var nobody = new ConfigBuilder().withMasterUrl("http://127.0.0.1:1").build();
        try (var client = new KubernetesClientBuilder().withConfig(nobody).build()) {
            var writer = new CorrelationWriter(
                    new CorrelationClient(client),
                    new Retention(Duration.ofDays(30), 100),
                    new CorrelationWriter.Place(new ClusterName("another"), List.of()),
                    Clock.fixed(NOW, ZoneOffset.UTC));

            assertThat(writer.write(Burn.in("zoo", NOW).correlation())).isEqualTo(Settled.ELSEWHERE);
        }
    }
}
