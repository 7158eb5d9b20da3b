package dev.culprit.summarizer.desk;

import dev.culprit.runtime.kafka.Handover;
import dev.culprit.runtime.kafka.OpenOffsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Those that wait, in the order in which they came: of each correlation the latest revision. */
final class WaitingRoom implements Handover.Work {
    private final int most;
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private final OpenOffsets offsets = new OpenOffsets();

    WaitingRoom(int most) {
        this.most = most;
    }

    /** Comes in; where it is full, the one that has waited longest goes, and is told. */
    Optional<Waiting> put(Waiting one) {
        offsets.passed(one.partition(), one.offset());
        waiting.remove(one.id());
        waiting.put(one.id(), one);
        if (waiting.size() <= most) {
            return Optional.empty();
        }
        Waiting first = waiting.values().iterator().next();
        waiting.remove(first.id());
        return Optional.of(first);
    }

    void passed(TopicPartition partition, long offset) {
        offsets.passed(partition, offset);
    }

    /** The first whose time has come. */
    Optional<Waiting> next(Instant now) {
        return waiting.values().stream().filter(one -> !one.due().isAfter(now)).findFirst();
    }

    void replace(Waiting later) {
        waiting.replace(later.id(), later);
    }

    void leave(String id) {
        waiting.remove(id);
    }

    int size() {
        return waiting.size();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> committable() {
        var first = offsets.ends();
        waiting.values().forEach(one -> first.merge(one.partition(), one.offset(), Math::min));
        return OpenOffsets.asCommit(first);
    }

    @Override
    public void forget(Collection<TopicPartition> partitions) {
        waiting.values().removeIf(one -> partitions.contains(one.partition()));
        offsets.forget(partitions);
    }

    void clear() {
        waiting.clear();
        offsets.clear();
    }
}
