package dev.culprit.correlator.page;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of the page. */
final class PageMeters {
    private final MeterRegistry registry;

    PageMeters(MeterRegistry registry) {
        this.registry = registry;
        droppedBy();
        unreadableOnes();
    }

    void watch(Shelf shelf) {
        Gauge.builder("culprit.page.correlations", shelf, Shelf::size)
                .description("Correlations that the page holds in memory.")
                .register(registry);
        Gauge.builder("culprit.page.bytes", shelf, Shelf::bytes)
                .description("Bytes of correlations that the page holds in memory.")
                .register(registry);
    }

    /** There was no room for the oldest. */
    void dropped() {
        droppedBy().increment();
    }

    void unreadable() {
        unreadableOnes().increment();
    }

    private Counter droppedBy() {
        return Counter.builder("culprit.page.dropped")
                .description("Correlations that the page does not show any more, for want of room.")
                .register(registry);
    }

    private Counter unreadableOnes() {
        return Counter.builder("culprit.page.unreadable")
                .description("Records that the page could not read.")
                .register(registry);
    }
}
