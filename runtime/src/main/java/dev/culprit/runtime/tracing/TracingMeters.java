package dev.culprit.runtime.tracing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of spans on their way to whoever collects them. */
final class TracingMeters {
    private final Counter exported;
    private final Counter failed;
    private final Counter dropped;

    TracingMeters(MeterRegistry registry) {
        exported = spans(registry, "exported");
        failed = spans(registry, "failed");
        dropped = spans(registry, "dropped");
    }

    private static Counter spans(MeterRegistry registry, String result) {
        return Counter.builder("culprit.tracing.spans")
                .description(
                        "Spans that the collector of traces took, did not take, or that found no room to wait for it.")
                .tag("result", result)
                .register(registry);
    }

    void exported(int spans) {
        exported.increment(spans);
    }

    void failed(int spans) {
        failed.increment(spans);
    }

    void dropped() {
        dropped.increment();
    }
}
