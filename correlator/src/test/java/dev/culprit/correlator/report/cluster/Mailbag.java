package dev.culprit.correlator.report.cluster;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;

/** One partition of the correlations, in Kafka's own consumer for tests, and the reporter that reads it. */
final class Mailbag implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topic.CORRELATIONS.topicName(), 0);
    private static final JsonSerde<Correlation> SERDE = new JsonSerde<>(Correlation.class);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final Reporter reporter;
    private long end;

    Mailbag(Reporter reporter) {
        this.reporter = reporter;
        reporter.begin(consumer);
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
    }

    Mailbag arrives(Correlation correlation) {
        return arrives(SERDE.serializer().serialize(PARTITION.topic(), correlation));
    }

    Mailbag arrives(byte[] bytes) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, end++, "key", bytes));
        return this;
    }

    Mailbag round() {
        reporter.round(consumer);
        return this;
    }

    boolean isPaused() {
        return !consumer.paused().isEmpty();
    }

    /** What a restart would read first. */
    long committed() {
        var committed = consumer.committed(Set.of(PARTITION)).get(PARTITION);
        return committed == null ? 0 : committed.offset();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
