package dev.culprit.correlator.topology;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Burn;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.SpikeStatus;
import org.jspecify.annotations.Nullable;

/** Alerts of a {@link Timeline}. */
final class Alerts {
    private Alerts() {}

    /** It arrives when it starts, and when it ends where it tells its end. */
    static Spike spike(String slo, Severity severity, String startsAt, @Nullable String endsAt, Burn burn) {
        return new Spike(
                Timeline.CLUSTER,
                new SloRef(Timeline.NAMESPACE, slo),
                endsAt == null ? SpikeStatus.FIRING : SpikeStatus.RESOLVED,
                severity,
                burn,
                new Alert("BudgetBurn", "f-" + severity, null, null),
                Timeline.time(startsAt),
                endsAt == null ? null : Timeline.time(endsAt),
                Timeline.time(endsAt == null ? startsAt : endsAt));
    }
}
