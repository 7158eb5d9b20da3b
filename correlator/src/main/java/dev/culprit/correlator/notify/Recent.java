package dev.culprit.correlator.notify;

import dev.culprit.correlator.outbox.Waiting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The correlations that were read last, told or not: a model tells its story after the message. Of one that is not here any
 * more the message stays as it is until its next revision.
 */
final class Recent {
    /** Of up to some 100 KB each. */
    static final int MOST = 200;

    private final Map<String, Waiting<Obstacle>> latest = new LinkedHashMap<>();

    void put(Waiting<Obstacle> one) {
        Waiting<Obstacle> before = latest.get(one.id());
        if (before != null
                && one.correlation().toStage().isBefore(before.correlation().toStage())) {
            return;
        }
        latest.remove(one.id());
        latest.put(one.id(), one);
        if (latest.size() > MOST) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    Optional<Waiting<Obstacle>> of(String correlationId) {
        return Optional.ofNullable(latest.get(correlationId));
    }

    /** Others tell what is in these partitions. */
    void forget(Collection<TopicPartition> partitions) {
        latest.values().removeIf(one -> partitions.contains(one.partition()));
    }

    void clear() {
        latest.clear();
    }
}
