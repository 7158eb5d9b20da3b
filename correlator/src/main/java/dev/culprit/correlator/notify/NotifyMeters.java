package dev.culprit.correlator.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of what is told to others. */
final class NotifyMeters {
    private static final String NOTIFIER = "notifier";

    private final MeterRegistry registry;
    private final String notifier;
    private final AtomicInteger waiting = new AtomicInteger();

    NotifyMeters(MeterRegistry registry, String notifier) {
        this.registry = registry;
        this.notifier = notifier;
        Gauge.builder("culprit.notify.waiting", waiting, AtomicInteger::get)
                .description("Correlations that were read and are not told yet.")
                .tag(NOTIFIER, notifier)
                .register(registry);
    }

    void waiting(int correlations) {
        waiting.set(correlations);
    }

    void sent(String kind) {
        count("culprit.notify.sent", "Messages that were taken.", "kind", kind);
    }

    void failed(String reason) {
        count("culprit.notify.failures", "Tries that were not taken.", "reason", reason);
    }

    void givenUp(String reason) {
        count("culprit.notify.given.up", "Correlations that are not tried any more.", "reason", reason);
    }

    void passedOver(String cause) {
        count("culprit.notify.passed.over", "Revisions of which nothing was to be told.", "cause", cause);
    }

    private void count(String name, String description, String tag, String value) {
        Counter.builder(name)
                .description(description)
                .tag(NOTIFIER, notifier)
                .tag(tag, value)
                .register(registry)
                .increment();
    }
}
