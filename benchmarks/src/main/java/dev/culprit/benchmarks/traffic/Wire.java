package dev.culprit.benchmarks.traffic;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.GraphRecord;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Traffic as a collector writes it to Kafka: keys, partitions, times of arrival, and watermarks every minute. */
public final class Wire {
    private static final Duration WATERMARK_EVERY = Duration.ofMinutes(1);
    private static final String WATERMARK_KEY = Cluster.NAME + "/_watermark";

    private final Serializer<ClusterEvent> events = new JsonSerde<>(ClusterEvent.class).serializer();
    private final Serializer<GraphRecord> nodes = new JsonSerde<>(GraphRecord.class).serializer();
    private final Serializer<Spike> spikes = new JsonSerde<>(Spike.class).serializer();
    private final int partitions;

    public Wire(int partitions) {
        this.partitions = partitions;
    }

    /** Everything, and the word that nothing more comes. */
    public List<ProducerRecord<byte[], byte[]>> whole(Traffic traffic) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        traffic.graph().forEach(node -> records.add(record(node)));
        Instant next = traffic.evidence().getFirst().observedAt();
        Instant last = next;
        for (Evidence fact : traffic.evidence()) {
            last = fact.observedAt();
            if (last.isAfter(next)) {
                records.addAll(watermarks(next, next));
                next = next.plus(WATERMARK_EVERY);
            }
            records.add(record(fact));
        }
        records.addAll(watermarks(Watermark.END_OF_INPUT, last));
        traffic.spikes().forEach(spike -> records.add(record(Topic.SPIKES.topicName(), spike)));
        return records;
    }

    /** What happened, without alerts, and without a word that nothing more comes. */
    public List<ProducerRecord<byte[], byte[]>> past(Traffic traffic) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        traffic.graph().forEach(node -> records.add(record(node)));
        traffic.evidence().forEach(fact -> records.add(record(fact)));
        return records;
    }

    /** The word that nothing more comes. */
    public List<ProducerRecord<byte[], byte[]>> end(Traffic traffic) {
        return watermarks(Watermark.END_OF_INPUT, traffic.evidence().getLast().observedAt());
    }

    public static Bucket bucketOf(Evidence fact) {
        return Bucket.of(Cluster.NAME, fact.subject().namespace(), Cluster.identity(fact), Bucket.DEFAULT_COUNT);
    }

    public ProducerRecord<byte[], byte[]> record(Evidence fact) {
        Bucket bucket = bucketOf(fact);
        byte[] value = events.serialize("", fact);
        return record(Topic.CHANGES.topicName(), bucket.partition(partitions), fact.observedAt(), bucket.key(), value);
    }

    public ProducerRecord<byte[], byte[]> record(String topic, Spike spike) {
        return record(topic, null, spike.observedAt(), spike.key(), spikes.serialize("", spike));
    }

    private ProducerRecord<byte[], byte[]> record(Dependencies node) {
        Bucket bucket = Bucket.ofNode(node.cluster(), node.subject(), Bucket.DEFAULT_COUNT);
        int partition = bucket.partition(partitions);
        byte[] value = nodes.serialize("", node);
        return record(Topic.DEPENDENCIES.topicName(), partition, node.observedAt(), node.key(), value);
    }

    private List<ProducerRecord<byte[], byte[]>> watermarks(Instant until, Instant at) {
        var mark = new Watermark(Cluster.NAME, until);
        byte[] event = events.serialize("", mark);
        byte[] node = nodes.serialize("", mark);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            records.add(record(Topic.CHANGES.topicName(), partition, at, WATERMARK_KEY, event));
            records.add(record(Topic.DEPENDENCIES.topicName(), partition, at, WATERMARK_KEY, node));
        }
        return records;
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, @Nullable Integer partition, Instant at, String key, byte[] value) {
        return new ProducerRecord<>(topic, partition, at.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), value);
    }
}
