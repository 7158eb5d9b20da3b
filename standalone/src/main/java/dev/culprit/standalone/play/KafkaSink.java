package dev.culprit.standalone.play;

import dev.culprit.collector.Outgoing;
import dev.culprit.collector.publish.KafkaRecordLog;
import dev.culprit.collector.publish.NotKeptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/** A Kafka broker. What was sent is there after {@link #flush()}, or that throws. */
final class KafkaSink implements RecordSink, AutoCloseable {
    private static final int BATCH = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaRecordLog log;
    private final List<Outgoing> waiting = new ArrayList<>();

    KafkaSink(String bootstrapServers) {
        this(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** @param producer its settings */
    KafkaSink(Map<String, Object> producer) {
        log = new KafkaRecordLog(producer, PATIENCE);
    }

    @Override
    public void send(Outgoing outgoing) {
        waiting.add(outgoing);
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    /** @throws KafkaException when the broker did not take everything */
    void flush() {
        try {
            log.append(waiting);
            waiting.clear();
        } catch (NotKeptException e) {
            throw new KafkaException("the broker did not take every record: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while the broker was to take records", e);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
