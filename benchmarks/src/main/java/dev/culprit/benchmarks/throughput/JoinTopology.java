package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.benchmarks.traffic.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Alerts joined with changes as the DSL of Kafka Streams offers it: each alert goes to the buckets of its namespace and of
 * the cluster scope, is left-joined with what they hold in its window, and what was joined is aggregated by alert.
 */
final class JoinTopology {
    /** On a backlog, changes run hours ahead of alerts, which come through one topic more: a shorter one loses pairs. */
    private static final Duration GRACE = Duration.ofHours(24);

    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<Spike> SPIKE = new JsonSerde<>(Spike.class);
    private static final Serde<ClusterEvent> EVENT = new JsonSerde<>(ClusterEvent.class);
    private static final Serde<Joined> JOINED = new JsonSerde<>(Joined.class);
    private static final Serde<Tally> TALLY = new JsonSerde<>(Tally.class);

    private JoinTopology() {}

    /** @param onPair told of each pair that is aggregated */
    static Topology build(String sink, int partitions, Runnable onPair) {
        var builder = new StreamsBuilder();
        KStream<String, ClusterEvent> changes = builder.stream(
                        Topic.CHANGES.topicName(), Consumed.with(KEY, EVENT).withName("read-changes"))
                .filter((bucket, event) -> event instanceof Evidence, Named.as("drop-watermarks"));
        KStream<String, Spike> asked = builder.stream(
                        Topic.SPIKES.topicName(), Consumed.with(KEY, SPIKE).withName("read-spikes"))
                .flatMap((key, spike) -> perBucket(spike), Named.as("ask-buckets"))
                .repartition(Repartitioned.with(KEY, SPIKE)
                        .withName("asked")
                        .withNumberOfPartitions(partitions)
                        // where the bucket's changes are
                        .withStreamPartitioner((topic, bucket, spike, count) ->
                                Optional.of(Set.of(Bucket.parse(bucket).partition(count)))));
        asked.leftJoin(
                        changes,
                        (spike, event) -> new Joined(spike.key(), event),
                        JoinWindows.ofTimeDifferenceAndGrace(Duration.ZERO, GRACE)
                                .before(Window.BEFORE)
                                .after(Window.AFTER),
                        StreamJoined.with(KEY, SPIKE, EVENT).withName("join").withStoreName("join"))
                .groupBy((bucket, joined) -> joined.spike(), Grouped.with("by-spike", KEY, JOINED))
                .aggregate(
                        Tally::empty,
                        (key, joined, tally) -> add(key, joined, tally, onPair),
                        Materialized.<String, Tally, KeyValueStore<Bytes, byte[]>>as("tallies")
                                .withKeySerde(KEY)
                                .withValueSerde(TALLY))
                .toStream(Named.as("tallied"))
                .to(sink, Produced.with(KEY, TALLY).withName("write"));
        return builder.build();
    }

    private static List<KeyValue<String, Spike>> perBucket(Spike spike) {
        return Stream.of(spike.slo().namespace(), Bucket.CLUSTER_SCOPE)
                .flatMap(namespace -> IntStream.range(0, Bucket.DEFAULT_COUNT)
                        .mapToObj(i -> new Bucket(spike.cluster(), namespace, i)))
                .map(bucket -> KeyValue.pair(bucket.key(), spike))
                .toList();
    }

    private static Tally add(String key, Joined joined, Tally tally, Runnable onPair) {
        ClusterEvent event = joined.event();
        if (event == null) {
            return tally;
        }
        onPair.run();
        return tally.with(key, event);
    }
}
