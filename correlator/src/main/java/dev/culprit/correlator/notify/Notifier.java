package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Delivery;
import java.util.Optional;

/** Somebody who tells correlations to others, one step at a time. */
public interface Notifier extends AutoCloseable {
    /** In keys, meters and groups; it never changes. */
    String name();

    /** Whether a correlation of which nothing was sent yet is to be told at all. */
    default boolean wants(Correlation correlation) {
        return true;
    }

    /**
     * What has to be sent next, so that others know what this revision says; empty when they do.
     *
     * @param before what they know; empty: nothing, or nobody knows
     */
    Optional<Step> next(Correlation correlation, Optional<Delivery.Delivered> before);

    @Override
    void close();
}
