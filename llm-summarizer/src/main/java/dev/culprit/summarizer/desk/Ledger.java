package dev.culprit.summarizer.desk;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.kafka.WholeTopic;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of each correlation, whoever asked: the topic of summaries, as far as it was read. */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    /** Of the newest correlations; older ones are not asked about anyway. */
    private static final int MOST = 20_000;

    private static final Duration POLL = Duration.ofMillis(200);
    private static final JsonSerde<Summary> SERDE = new JsonSerde<>(Summary.class);

    private final Consumer<String, byte[]> consumer;
    private final Duration within;
    private final ClusterName cluster;
    private final Map<String, Summary> latest = new LinkedHashMap<>();

    /**
     * @param consumer of this ledger alone, without a group
     * @param within how long reading to the end may take
     * @param cluster whose summaries count: each has a budget of its own
     */
    Ledger(Consumer<String, byte[]> consumer, Duration within, ClusterName cluster) {
        this.cluster = cluster;
        this.consumer = consumer;
        this.within = within;
        WholeTopic.assign(consumer, Topic.SUMMARIES);
    }

    /** Reads what has come since, to the end. */
    void catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long rounds = within.dividedBy(POLL);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (rounds-- < 0) {
                throw new TimeoutException("the summaries could not be read within " + within);
            }
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            latest.remove(record.key());
            return;
        }
        try {
            Summary summary = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (summary.mayBeOf(cluster.value())) {
                put(summary);
            }
        } catch (SerializationException e) {
            LOG.warn("Summary cannot be read; offset={} reason={}", record.offset(), e.getMessage());
        }
    }

    void put(Summary summary) {
        latest.remove(summary.correlationId());
        latest.put(summary.correlationId(), summary);
        if (latest.size() > MOST) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    Optional<Summary> of(String correlationId) {
        return Optional.ofNullable(latest.get(correlationId));
    }

    /** When models were asked, as far as that is known. */
    Stream<Instant> asked() {
        return latest.values().stream().map(Summary::at);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
