package dev.culprit.correlator.page;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.cluster.OtherClusters;
import dev.culprit.runtime.kafka.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts on the shelf what the topics hold, from their beginning. It is in no consumer group: every process reads all
 * partitions, so that each shows everything, whoever else runs.
 */
final class Reader implements TopicReader.Work {
    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    static final String NAME = "culprit-page";

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final JsonSerde<Correlation> CORRELATIONS = new JsonSerde<>(Correlation.class);
    private static final JsonSerde<Summary> SUMMARIES = new JsonSerde<>(Summary.class);

    private final Shelf shelf;
    private final PageMeters meters;
    private final ClusterName cluster;
    private Map<TopicPartition, Long> missing = Map.of();

    Reader(Shelf shelf, PageMeters meters, ClusterName cluster) {
        this.shelf = shelf;
        this.meters = meters;
        this.cluster = cluster;
    }

    @Override
    public void begin(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = Stream.of(Topic.CORRELATIONS, Topic.SUMMARIES)
                .flatMap(topic -> Stream.ofNullable(consumer.partitionsFor(topic.topicName())))
                .flatMap(List::stream)
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        missing = consumer.endOffsets(partitions);
    }

    @Override
    public void round(Consumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            take(record);
        }
        if (missing.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            missing = Map.of();
            shelf.loaded();
        }
    }

    @Override
    public void end(Consumer<String, byte[]> consumer) {
        // nothing is committed: the next start reads all again
    }

    void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(Topic.CORRELATIONS.topicName())) {
                takeCorrelation(record);
            } else {
                takeSummary(record);
            }
        } catch (SerializationException e) {
            LOG.warn(
                    "A record cannot be shown; topic={} offset={} reason={}",
                    record.topic(),
                    record.offset(),
                    e.getMessage());
            meters.unreadable();
        }
    }

    private void takeCorrelation(ConsumerRecord<String, byte[]> record) {
        Correlation correlation = CORRELATIONS.deserializer().deserialize(record.topic(), record.value());
        if (correlation == null) {
            shelf.remove(record.key());
        } else if (OtherClusters.isOwn(cluster, correlation.episode().cluster())) {
            shelf.put(correlation, record.value().length);
        }
    }

    private void takeSummary(ConsumerRecord<String, byte[]> record) {
        Summary summary = SUMMARIES.deserializer().deserialize(record.topic(), record.value());
        if (summary != null && !summary.mayBeOf(cluster.value())) {
            return;
        }
        if (summary instanceof Summary.Told told) {
            shelf.put(told, record.value().length);
        } else {
            shelf.forgetSummary(record.key());
        }
    }
}
