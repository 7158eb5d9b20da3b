package dev.culprit.collector.intake;

import dev.culprit.collector.Outgoing;
import java.util.List;

/** Adds to spikes what their alerts do not tell. */
@FunctionalInterface
public interface SpikeEnrichment {
    /** As many, in the same order, with the same keys; within a time that a webhook's caller can be let wait for. */
    List<Outgoing> enrich(List<Outgoing> spikes) throws InterruptedException;

    /** Adds nothing. */
    static SpikeEnrichment none() {
        return spikes -> spikes;
    }
}
