package dev.culprit.summarizer.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of asking a model. */
final class SummarizerMeters {
    private final MeterRegistry registry;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();

    SummarizerMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("culprit.summaries.waiting", waiting, AtomicInteger::get)
                .description("Correlations that wait for a model.")
                .register(registry);
        Gauge.builder("culprit.summaries.held", held, AtomicInteger::get)
                .description("1 while no model is asked: the budget is spent, or the model fails again and again.")
                .register(registry);
    }

    void waiting(int correlations, boolean isHeld) {
        waiting.set(correlations);
        held.set(isHeld ? 1 : 0);
    }

    /** A call ended: {@code answered}, or how it failed. */
    void called(String outcome) {
        count("culprit.summaries.calls", "Calls of a model.", "outcome", outcome, 1);
    }

    void tokens(int spent) {
        Counter.builder("culprit.summaries.tokens")
                .description("Tokens that models say were used.")
                .register(registry)
                .increment(spent);
    }

    /** A correlation has its summary by a model, {@code told}, or keeps the one by rule, for that reason. */
    void settled(String outcome) {
        count("culprit.summaries.settled", "Correlations that a model was to tell.", "outcome", outcome, 1);
    }

    private void count(String name, String description, String tag, String value, int by) {
        Counter.builder(name)
                .description(description)
                .tag(tag, value)
                .register(registry)
                .increment(by);
    }
}
