package dev.culprit.collector.publish;

import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.ClusterEvent;
import dev.culprit.api.record.GraphRecord;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Objective;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.api.record.Verdict;
import dev.culprit.collector.Outgoing;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a collector's record is on the wire. */
public final class RecordBytes {
    private static final JsonSerde<ClusterEvent> EVENTS = new JsonSerde<>(ClusterEvent.class);
    private static final JsonSerde<GraphRecord> GRAPH = new JsonSerde<>(GraphRecord.class);
    private static final JsonSerde<BaselineRecord> BASELINE = new JsonSerde<>(BaselineRecord.class);
    private static final JsonSerde<Spike> SPIKES = new JsonSerde<>(Spike.class);

    private static final JsonSerde<Objective> OBJECTIVES = new JsonSerde<>(Objective.class);
    private static final JsonSerde<Verdict> VERDICTS = new JsonSerde<>(Verdict.class);

    private RecordBytes() {}

    /** Null for a tombstone. */
    public static byte[] of(Outgoing outgoing) {
        return switch (outgoing) {
            case Outgoing.Keyed keyed -> bytes(keyed.topic(), keyed.value());
            case Outgoing.DeadLetter dead -> dead.value().getBytes(StandardCharsets.UTF_8);
            case Outgoing.Broadcast all -> bytes(all.topic(), all.value());
        };
    }

    @SuppressWarnings("NullAway") // Kafka's contract: a tombstone is null both ways
    private static byte[] bytes(Topic topic, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case GraphRecord graph
            when topic == Topic.DEPENDENCIES -> GRAPH.serializer().serialize(topic.topicName(), graph);
            case ClusterEvent event -> EVENTS.serializer().serialize(topic.topicName(), event);
            case BaselineRecord seen -> BASELINE.serializer().serialize(topic.topicName(), seen);
            case Spike spike -> SPIKES.serializer().serialize(topic.topicName(), spike);
            case Objective objective -> OBJECTIVES.serializer().serialize(topic.topicName(), objective);
            case Verdict verdict -> VERDICTS.serializer().serialize(topic.topicName(), verdict);
            default -> throw new IllegalArgumentException("no record of " + topic.topicName() + ": " + value);
        };
    }
}
