package dev.culprit.runtime.kafka;

import dev.culprit.api.record.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reading all of a topic, in no group and from its beginning, whoever else reads it. */
public final class WholeTopic {
    private WholeTopic() {}

    /**
     * Assigns every partition; the next poll begins with the first record.
     *
     * @throws KafkaException when there is no such topic
     */
    public static void assign(Consumer<?, ?> consumer, Topic topic) {
        List<TopicPartition> all = Stream.ofNullable(consumer.partitionsFor(topic.topicName()))
                .flatMap(List::stream)
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (all.isEmpty()) {
            throw new KafkaException("there is no topic " + topic.topicName());
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }
}
