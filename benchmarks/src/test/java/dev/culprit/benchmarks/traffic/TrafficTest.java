package dev.culprit.benchmarks.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Topic;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final Instant START = Instant.parse("2026-03-04T00:00:00Z");
    private static final TrafficShape EVEN = new TrafficShape(2_000, Duration.ofHours(6), 10, 20, 0);
    private static final TrafficShape HOT = new TrafficShape(2_000, Duration.ofHours(6), 10, 20, 90);

    @Test
    void theSameShapeMakesTheSameTraffic() {
        assertThat(Traffic.of(EVEN, START)).isEqualTo(Traffic.of(EVEN, START));
    }

    @Test
    void everyAlertHasAChangeOfItsWorkloadInItsWindow() {
        Traffic traffic = Traffic.of(EVEN, START);

        assertThat(traffic.evidence()).hasSize(2_000);
        assertThat(traffic.spikes()).hasSize(10);
        assertThat(traffic.pairs().values())
                .allSatisfy(count -> assertThat(count).isPositive());
    }

    @Test
    void aHotNamespaceHoldsItsShareOfChangesAndAlerts() {
        Traffic traffic = Traffic.of(HOT, START);

        assertThat(traffic.evidence())
                .filteredOn(fact -> fact.subject().namespace().equals(Cluster.namespace(0)))
                .hasSizeBetween(1_700, 1_900);
        assertThat(traffic.spikes())
                .filteredOn(spike -> spike.slo().namespace().equals(Cluster.namespace(0)))
                .hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void aChangeIsAsLongAsARealOne() {
        Traffic traffic = Traffic.of(EVEN, START);

        int longest = new Wire(4)
                .whole(traffic).stream()
                        .filter(record -> record.topic().equals(Topic.CHANGES.topicName()))
                        .mapToInt(record -> record.value().length)
                        .max()
                        .orElseThrow();

        assertThat(longest).isBetween(800, 1_300);
    }
}
