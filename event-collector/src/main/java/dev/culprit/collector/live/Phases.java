package dev.culprit.collector.live;

import dev.culprit.api.record.SeenScope;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.Outgoing;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which records have to be in Kafka: first what happened, then what was seen last, then that a scope is
 * complete. Each phase waits for the one before, so that after a stop at any point the baseline never says more than what
 * was told.
 */
final class Phases {
    private static final int COUNT = 3;

    private Phases() {}

    /** Without empty phases; the order within a phase stays. */
    static List<List<Outgoing>> of(List<Outgoing> records) {
        return IntStream.range(0, COUNT)
                .mapToObj(phase -> records.stream()
                        .filter(record -> phase(record) == phase)
                        .toList())
                .filter(phase -> !phase.isEmpty())
                .toList();
    }

    private static int phase(Outgoing record) {
        if (record.topic() != Topic.BASELINE) {
            return 0;
        }
        return record instanceof Outgoing.Keyed keyed && keyed.value() instanceof SeenScope ? 2 : 1;
    }
}
