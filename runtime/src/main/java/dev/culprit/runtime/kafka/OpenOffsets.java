package dev.culprit.runtime.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far partitions were read, so that no offset is committed before what is at it is done. For one thread. */
public final class OpenOffsets {
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    /** A record was read. */
    public void passed(TopicPartition partition, long offset) {
        ends.merge(partition, offset + 1, Math::max);
    }

    /** The offset behind the last record of each; a copy, to be lowered to the first that is not done. */
    public Map<TopicPartition, Long> ends() {
        return new HashMap<>(ends);
    }

    public static Map<TopicPartition, OffsetAndMetadata> asCommit(Map<TopicPartition, Long> offsets) {
        var commit = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((partition, offset) -> commit.put(partition, new OffsetAndMetadata(offset)));
        return commit;
    }

    /** Others read these partitions. */
    public void forget(Collection<TopicPartition> partitions) {
        ends.keySet().removeAll(partitions);
    }

    public void clear() {
        ends.clear();
    }
}
