package dev.culprit.runtime.kafka;

import dev.culprit.api.record.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What is done when partitions change hands: what is finished is committed, and the rest is left to whoever has them next. */
public final class Handover implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;
    private final Work work;
    private final Runnable whenAssigned;

    private Handover(Consumer<String, byte[]> consumer, Work work, Runnable whenAssigned) {
        this.consumer = consumer;
        this.work = work;
        this.whenAssigned = whenAssigned;
    }

    /** Work that is begun and not finished. */
    public interface Work {
        /** For each partition the first offset that has to be read again after a restart. */
        Map<TopicPartition, OffsetAndMetadata> committable();

        /** Others do what is in these partitions. */
        void forget(Collection<TopicPartition> partitions);
    }

    /**
     * Subscribes to a topic.
     *
     * @param whenAssigned runs before anything of new partitions is read
     */
    public static void subscribe(Consumer<String, byte[]> consumer, Topic topic, Work work, Runnable whenAssigned) {
        consumer.subscribe(List.of(topic.topicName()), new Handover(consumer, work, whenAssigned));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        consumer.commitSync(work.committable());
        work.forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        work.forget(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        whenAssigned.run();
    }
}
