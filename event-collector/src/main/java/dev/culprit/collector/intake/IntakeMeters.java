package dev.culprit.collector.intake;

import dev.culprit.collector.alert.Received;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of what comes over HTTP. */
public final class IntakeMeters {
    private static final String ALERTS = "culprit.collector.alerts";

    private final Counter spikes;
    private final Counter others;
    private final Counter rejected;
    private final Counter truncated;
    private final Counter refused;
    private final Counter notKept;
    private final Counter reported;
    private final Counter audited;
    private final Counter auditRefused;

    public IntakeMeters(MeterRegistry registry) {
        spikes = alerts(registry, "spike");
        others = alerts(registry, "other");
        rejected = alerts(registry, "rejected");
        truncated = alerts(registry, "truncated");
        refused = Counter.builder("culprit.collector.payloads.refused")
                .description("Webhook payloads that can never be read.")
                .register(registry);
        reported = Counter.builder("culprit.collector.changes.reported")
                .description("Changes from outside the cluster that are in Kafka.")
                .register(registry);
        audited = Counter.builder("culprit.collector.audit.writes")
                .description("Writes of which the audit log told.")
                .register(registry);
        auditRefused = Counter.builder("culprit.collector.audit.unkept")
                .description("Batches of audit events answered 503 because there was no room for them.")
                .register(registry);
        notKept = Counter.builder("culprit.collector.payloads.unkept")
                .description("Webhook payloads answered 503 because Kafka took no records.")
                .register(registry);
    }

    void accepted(Received.Accepted accepted) {
        spikes.increment(accepted.spikes().size());
        others.increment(accepted.others());
        rejected.increment(accepted.rejected().size());
        truncated.increment(accepted.truncated());
    }

    void reported(int changes) {
        reported.increment(changes);
    }

    void audited(int writes) {
        audited.increment(writes);
    }

    void auditNotKept() {
        auditRefused.increment();
    }

    void refused() {
        refused.increment();
    }

    void notKept() {
        notKept.increment();
    }

    private static Counter alerts(MeterRegistry registry, String result) {
        return Counter.builder(ALERTS)
                .description("Alerts that came, by what became of them.")
                .tag("result", result)
                .register(registry);
    }
}
