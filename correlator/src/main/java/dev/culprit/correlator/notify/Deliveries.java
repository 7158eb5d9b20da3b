package dev.culprit.correlator.notify;

import dev.culprit.api.record.Delivery;
import java.util.Optional;

/** What was sent of which correlation, by whichever instance, over restarts. */
interface Deliveries extends AutoCloseable {
    /** Others may have written: nothing is sent until {@link #isRead} again. */
    void readAgain();

    /** Reads on for a moment; whether all is known that was written when it was asked for. */
    boolean isRead();

    Optional<Delivery> of(String correlationId);

    /** Returns when it is kept. */
    void keep(Delivery delivery);

    @Override
    void close();
}
