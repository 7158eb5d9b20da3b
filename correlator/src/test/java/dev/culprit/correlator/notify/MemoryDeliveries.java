package dev.culprit.correlator.notify;

import dev.culprit.api.record.Delivery;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Keeps them as Kafka does, until it is told to fail. */
final class MemoryDeliveries implements Deliveries {
    final Map<String, Delivery> kept = new HashMap<>();

    /** So many more are kept. */
    int room = Integer.MAX_VALUE;

    @Override
    public void readAgain() {
        // it always knows all
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public Optional<Delivery> of(String correlationId) {
        return Optional.ofNullable(kept.get(correlationId));
    }

    @Override
    public void keep(Delivery delivery) {
        if (room-- <= 0) {
            throw new KafkaException("away");
        }
        kept.put(delivery.correlationId(), delivery);
    }

    @Override
    public void close() {
        // it outlives whoever uses it
    }
}
