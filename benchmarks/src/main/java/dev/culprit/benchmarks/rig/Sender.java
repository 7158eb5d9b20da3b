package dev.culprit.benchmarks.rig;

import dev.culprit.runtime.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes to the broker what is to be measured. */
final class Sender implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    Sender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        128 * 1024,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                        Topics.IN_FLIGHT_ON_NEW_TOPICS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void sendAll(List<ProducerRecord<byte[], byte[]>> records) throws BenchmarkException {
        var failure = new AtomicReference<@Nullable Exception>();
        for (ProducerRecord<byte[], byte[]> one : records) {
            var unused = producer.send(one, (metadata, exception) -> failure.compareAndSet(null, exception));
        }
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new BenchmarkException("the broker did not take every record: " + first.getMessage(), first);
        }
    }

    long send(ProducerRecord<byte[], byte[]> one) {
        long start = System.nanoTime();
        var unused = producer.send(one);
        return start;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
