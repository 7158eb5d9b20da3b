package dev.culprit.collector.onset;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The meters of what Prometheus is asked. */
public final class OnsetMeters {
    private final Counter asked;
    private final Counter told;
    private final Counter unclear;
    private final Counter over;
    private final Counter noSeries;
    private final Counter timedOut;
    private final Counter failed;
    private final Counter unasked;

    public OnsetMeters(MeterRegistry registry) {
        asked = Counter.builder("culprit.collector.onset.asked")
                .description("Alerts that Prometheus was asked about.")
                .register(registry);
        told = answers(registry, "told");
        unclear = answers(registry, "unclear");
        over = answers(registry, "over");
        noSeries = answers(registry, "no_series");
        timedOut = answers(registry, "timed_out");
        failed = answers(registry, "failed");
        unasked = Counter.builder("culprit.collector.onset.unasked")
                .description("Alerts that went on unasked, because Prometheus does not answer or too many wait.")
                .register(registry);
    }

    void asked() {
        asked.increment();
    }

    void unasked() {
        unasked.increment();
    }

    void answered(Told answer) {
        switch (answer) {
            case Told.Burning burning -> (burning.onset() == null ? unclear : told).increment();
            case Told.Over burned -> over.increment();
            case Told.NoSeries none -> noSeries.increment();
            case Told.TimedOut late -> timedOut.increment();
            case Told.Failed failure -> failed.increment();
        }
    }

    private static Counter answers(MeterRegistry registry, String result) {
        return Counter.builder("culprit.collector.onset.answers")
                .description("What came of asking Prometheus.")
                .tag("result", result)
                .register(registry);
    }
}
