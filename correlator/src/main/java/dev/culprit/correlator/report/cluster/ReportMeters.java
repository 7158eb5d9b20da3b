package dev.culprit.correlator.report.cluster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of what is brought into the cluster. */
final class ReportMeters {
    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Timer first;

    ReportMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("culprit.report.waiting", waiting, AtomicInteger::get)
                .description("Correlations that were read and are not in the cluster yet.")
                .register(registry);
        first = Timer.builder("culprit.report.first.write")
                .description(
                        "From the arrival of an alert until its SLOCorrelation is in the cluster for the first time, whichever "
                                + "revision that is.")
                .register(registry);
    }

    /** A correlation is there for the first time. */
    void first(Duration sinceAlert) {
        first.record(sinceAlert);
    }

    void waiting(int correlations) {
        waiting.set(correlations);
    }

    void settled(Outcome.Settled outcome) {
        count("culprit.report.settled", "Revisions that need no writing any more.", "outcome", outcome.label());
    }

    void failed(Obstacle obstacle) {
        count("culprit.report.failures", "Tries that the cluster did not take.", "reason", label(obstacle));
    }

    void givenUp(Obstacle obstacle) {
        count("culprit.report.given.up", "Correlations that are not tried any more.", "reason", label(obstacle));
    }

    void defect() {
        count("culprit.report.given.up", "Correlations that are not tried any more.", "reason", "defect");
    }

    void unreadable() {
        count("culprit.report.given.up", "Correlations that are not tried any more.", "reason", "unreadable");
    }

    void removed(String cause) {
        count("culprit.report.removed", "SLOCorrelations taken out of the cluster.", "cause", cause);
    }

    private static String label(Obstacle obstacle) {
        return obstacle.reason().label();
    }

    private void count(String name, String description, String tag, String value) {
        Counter.builder(name)
                .description(description)
                .tag(tag, value)
                .register(registry)
                .increment();
    }
}
