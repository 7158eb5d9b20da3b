package dev.culprit.summarizer.desk;

import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.kafka.RecordSpans;
import dev.culprit.runtime.kafka.TraceHeaders;
import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.Tracing;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** {@link Topic#SUMMARIES}. */
final class SummaryTopic implements SummaryOutput {
    private static final JsonSerde<Summary> SERDE = new JsonSerde<>(Summary.class);

    private final Producer<String, byte[]> producer;

    private SummaryTopic(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** @param connection how Kafka is reached */
    static SummaryTopic open(Map<String, ?> connection) {
        var settings = new HashMap<String, Object>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new SummaryTopic(new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
    }

    @Override
    public void write(Summary summary) throws InterruptedException {
        String topic = Topic.SUMMARIES.topicName();
        byte[] value = SERDE.serializer().serialize(topic, summary);
        try (Activity sending =
                RecordSpans.send(Tracing.current(), Topic.SUMMARIES).begin()) {
            var record = new ProducerRecord<>(topic, summary.correlationId(), value);
            TraceHeaders.put(record.headers(), sending);
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException("a summary is not kept", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
