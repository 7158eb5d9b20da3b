package dev.culprit.standalone.play;

import dev.culprit.api.record.Topic;
import dev.culprit.correlator.topology.CorrelatorStreams;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What the topology has yet to read. It commits its place in a topic only after what it made of it is in Kafka; so when
 * its places, read first, are the topics' ends, read second, nothing is under way.
 */
final class Backlog {
    private final Admin admin;
    private final long deadline;

    Backlog(Admin admin, Duration patience) {
        this.admin = admin;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** @throws TimeoutException when patience has run out */
    boolean isWorkedOff() throws ExecutionException, InterruptedException, TimeoutException {
        if (System.nanoTime() - deadline > 0) {
            throw new TimeoutException("the topology did not work off its input in time");
        }
        Map<TopicPartition, OffsetAndMetadata> places = admin.listConsumerGroupOffsets(CorrelatorStreams.APPLICATION_ID)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends().entrySet().stream().allMatch(end -> {
            OffsetAndMetadata place = places.get(end.getKey());
            return end.getValue().offset() == (place == null ? 0 : place.offset());
        });
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws ExecutionException, InterruptedException {
        var inputs = Stream.concat(
                        Stream.of(Topic.CHANGES, Topic.DEPENDENCIES, Topic.SPIKES), Topic.internal().stream())
                .map(Topic::topicName)
                .toList();
        Map<TopicPartition, OffsetSpec> wanted = admin.describeTopics(inputs).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get();
    }
}
