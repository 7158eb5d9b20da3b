package dev.culprit.rules.service;

import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.resource.Key;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.writing.Obstacle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The meters of the service. */
final class ServiceMeters implements AutoCloseable {
    private final MeterRegistry registry;
    private final Map<Key, Level> levels = new ConcurrentHashMap<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private final Timer rounds;

    ServiceMeters(MeterRegistry registry) {
        this.registry = registry;
        for (Level level : Level.values()) {
            gauges.add(Gauge.builder(
                            "culprit.rules.objects",
                            levels,
                            all -> all.values().stream()
                                    .filter(one -> one == level)
                                    .count())
                    .description("SLOs and compositions, by how they stand.")
                    .tag("state", label(level))
                    .register(registry));
        }
        rounds = Timer.builder("culprit.rules.reconcile")
                .description("How long one object took, without reading Prometheus.")
                .register(registry);
    }

    Timer rounds() {
        return rounds;
    }

    void stands(Key key, Level level) {
        levels.put(key, level);
    }

    void gone(Key key) {
        levels.remove(key);
    }

    /** @param what rules or status */
    void wrote(String what) {
        count("culprit.rules.writes", "What was written to the cluster or to files.", "what", what);
    }

    void hindered(Obstacle obstacle) {
        count(
                "culprit.rules.failures",
                "Writes that were not taken, and will be tried again.",
                "reason",
                label(obstacle.reason()));
    }

    void notOurs() {
        count("culprit.rules.failures", "Writes that were not taken, and will be tried again.", "reason", "notours");
    }

    void read(Knowledge knowledge) {
        count("culprit.rules.readings", "How much Prometheus could tell.", "knowledge", label(knowledge));
    }

    /** So that the next service's count. */
    @Override
    public void close() {
        gauges.forEach(registry::remove);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void count(String name, String description, String tag, String value) {
        Counter.builder(name)
                .description(description)
                .tag(tag, value)
                .register(registry)
                .increment();
    }
}
