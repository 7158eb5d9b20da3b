package dev.culprit.collector.publish;

import dev.culprit.api.record.DeadLetterHeaders;
import dev.culprit.api.record.Topic;
import dev.culprit.collector.Outgoing;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.kafka.TraceHeaders;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.Tracing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka: what was appended is on all in-sync replicas. Safe for many threads.
 *
 * <p>A record that the broker finds too large will never be taken: it is left out and logged, so that it does not hold up
 * all others.
 */
public final class KafkaRecordLog implements RecordLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaRecordLog.class);

    private static final Duration LINGER = Duration.ofMillis(2);

    private final Producer<String, byte[]> producer;
    private final TracedAppends tracing;
    private final LongAdder leftOut = new LongAdder();

    /**
     * Over a producer of its own.
     *
     * @param connection how to reach Kafka, as its clients call it; guarantees are set here and not taken from it
     * @param patience how long an append may take
     */
    public KafkaRecordLog(Map<String, ?> connection, Duration patience) {
        this(connection, patience, Tracing.off());
    }

    /** The same, traced. */
    public KafkaRecordLog(Map<String, ?> connection, Duration patience, Tracing tracing) {
        this.tracing = new TracedAppends(tracing);
        this.producer = new KafkaProducer<>(
                settings(connection, (int) patience.toMillis()), new StringSerializer(), new ByteArraySerializer());
    }

    private static Map<String, Object> settings(Map<String, ?> connection, int patience) {
        var settings = new HashMap<String, Object>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, Topics.IN_FLIGHT_ON_NEW_TOPICS);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, patience / 2));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.LARGEST_RECORD);
        return settings;
    }

    @Override
    public void append(List<Outgoing> records) throws NotKeptException, InterruptedException {
        try (Activity appending = tracing.begin(records)) {
            try {
                append(records, appending);
            } catch (NotKeptException e) {
                appending.fail("not_kept");
                throw e;
            }
        }
    }

    private void append(List<Outgoing> records, Activity appending) throws NotKeptException, InterruptedException {
        try {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (Outgoing outgoing : records) {
                send(outgoing, appending, sent);
            }
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                await(one);
            }
        } catch (InterruptException e) {
            throw (InterruptedException)
                    new InterruptedException("interrupted while Kafka was to take records").initCause(e);
        } catch (KafkaException e) {
            throw new NotKeptException(String.valueOf(e.getMessage()), e);
        }
    }

    private void await(Future<RecordMetadata> sent) throws NotKeptException, InterruptedException {
        try {
            sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                leftOut.increment();
                LOG.error("Record is too large for Kafka and left out; reason={}", tooLarge.getMessage());
            } else {
                throw new NotKeptException(String.valueOf(e.getMessage()), e);
            }
        }
    }

    /** Records that Kafka found too large. */
    public long leftOut() {
        return leftOut.sum();
    }

    private void send(Outgoing outgoing, Activity appending, List<Future<RecordMetadata>> sent) {
        byte[] value = RecordBytes.of(outgoing);
        String topic = outgoing.topic().topicName();
        switch (outgoing) {
            case Outgoing.Keyed keyed -> {
                var record = record(topic, partition(topic, keyed.placement()), keyed, value);
                // an alert's trace goes on in the correlator; a change waits there until somebody asks for it
                if (keyed.topic() == Topic.SPIKES) {
                    TraceHeaders.put(record.headers(), appending);
                }
                sent.add(producer.send(record));
            }
            case Outgoing.DeadLetter dead -> sent.add(producer.send(deadLetter(dead, value)));
            case Outgoing.Broadcast all -> {
                for (int partition = 0; partition < partitions(topic); partition++) {
                    sent.add(producer.send(record(topic, partition, all, value)));
                }
            }
        }
    }

    private static ProducerRecord<String, byte[]> deadLetter(Outgoing.DeadLetter dead, byte[] value) {
        return new ProducerRecord<>(
                dead.topic().topicName(),
                null,
                dead.timestamp().toEpochMilli(),
                dead.key(),
                value,
                DeadLetterHeaders.of(dead.reason(), dead.source()));
    }

    /** The partition that Kafka's own partitioner gives to a record of that key. */
    private int partition(String topic, String placement) {
        return BuiltInPartitioner.partitionForKey(placement.getBytes(StandardCharsets.UTF_8), partitions(topic));
    }

    private int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, int partition, Outgoing outgoing, byte @Nullable [] value) {
        return new ProducerRecord<>(topic, partition, outgoing.timestamp().toEpochMilli(), outgoing.key(), value);
    }

    @Override
    public void close() {
        producer.close();
    }
}
