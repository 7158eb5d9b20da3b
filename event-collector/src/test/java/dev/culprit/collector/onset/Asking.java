package dev.culprit.collector.onset;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.Outgoing;
import dev.culprit.runtime.settings.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An alert of the barn's SLO, what its series says, and how Prometheus is asked for it. */
final class Asking {
    static final Instant ALERT = Instant.parse("2026-03-02T12:00:00Z");
    static final Instant ONSET = ALERT.minusSeconds(400);
    static final SloRef SLO = new SloRef("farm", "barn-open");
    static final Burn UNTOLD = new Burn(null, Duration.ofHours(1), null);
    static final List<Sample> BURNING = Traffic.step(ONSET, 0.1, 40)
            .recorded(ALERT.minusSeconds(7_200), ALERT, new Traffic.Rhythm(15, 15), new Random(1));

    /** How the query for the burn rate begins. */
    static final String RATE = "{__name__=~\"slok:burn_rate";

    private Asking() {}

    static PrometheusServer server(FakePrometheus prometheus, Duration patience, @Nullable String query) {
        return new PrometheusServer(
                prometheus.url(), new Secret("Bearer let-me-in"), null, patience, Duration.ofSeconds(15), query);
    }

    static Spike enrich(OnsetLookup lookup, Spike spike) throws InterruptedException {
        Outgoing enriched = lookup.enrich(List.of(outgoing(spike))).getFirst();
        return (Spike) Objects.requireNonNull(((Outgoing.Keyed) enriched).value());
    }

    static Outgoing outgoing(Spike spike) {
        return new Outgoing.Keyed(Topic.SPIKES, spike.key(), spike.key(), spike, ALERT);
    }

    /** A resolved one has lasted ten minutes. */
    static Spike spike(SloRef slo, SpikeStatus status, Burn burn) {
        Instant end = ALERT.plusSeconds(600);
        return new Spike(
                "meadow",
                slo,
                status,
                Severity.CRITICAL,
                burn,
                new Alert("Burns", "f1", "barn", null),
                ALERT,
                status == SpikeStatus.RESOLVED ? end : null,
                end);
    }
}
