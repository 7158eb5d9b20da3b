package dev.culprit.api.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert says that an SLO burns its error budget, or has stopped to. The value of {@link Topic#SPIKES}.
 *
 * @param startsAt when the alert began to fire: later than the burn itself
 * @param endsAt when it ended, for a resolved one
 * @param observedAt when it reached the webhook: the Kafka record's timestamp
 */
public record Spike(
        String cluster,
        SloRef slo,
        SpikeStatus status,
        Severity severity,
        Burn burn,
        Alert alert,
        Instant startsAt,
        @Nullable Instant endsAt,
        Instant observedAt) {
    public Spike {
        Require.notBlank(cluster, "cluster");
        if (status == SpikeStatus.RESOLVED && endsAt == null) {
            throw new IllegalArgumentException("endsAt is missing from a resolved spike");
        }
    }

    /** The same with more known of its burn. */
    public Spike with(Burn known) {
        return new Spike(cluster, slo, status, severity, known, alert, startsAt, endsAt, observedAt);
    }

    /** The key of {@link Topic#SPIKES}. */
    public String key() {
        return cluster + "/" + slo;
    }
}
