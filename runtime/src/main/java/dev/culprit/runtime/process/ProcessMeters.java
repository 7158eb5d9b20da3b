package dev.culprit.runtime.process;

import dev.culprit.runtime.health.Health;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/** The meters of a process itself: whether it is ready, and what its JVM takes. */
public final class ProcessMeters {
    private ProcessMeters() {}

    /** Registers all of them. */
    public static void bind(MeterRegistry registry, Health health, Parts parts) {
        Gauge.builder("culprit.ready", health, all -> all.notReady().isEmpty() ? 1 : 0)
                .description("1 while the process is ready for work, 0 while it is not: /readyz says why.")
                .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        parts.add("heap-meters", new JvmHeapPressureMetrics()).bindTo(registry);
    }
}
