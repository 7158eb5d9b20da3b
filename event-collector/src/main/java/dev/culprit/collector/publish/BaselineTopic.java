package dev.culprit.collector.publish;

import dev.culprit.api.record.BaselineRecord;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What earlier collectors of a cluster left in {@link Topic#BASELINE}. */
public final class BaselineTopic {
    private static final Logger LOG = LoggerFactory.getLogger(BaselineTopic.class);

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final JsonSerde<BaselineRecord> SERDE = new JsonSerde<>(BaselineRecord.class);

    private BaselineTopic() {}

    /**
     * The last record of each key of one cluster, up to what is there when the reading begins. What cannot be read is as
     * if it were not there: its kind is listed anew, and nothing is said of it.
     *
     * @param connection how to reach Kafka, as its clients call it
     * @throws org.apache.kafka.common.KafkaException when Kafka cannot be read
     */
    public static Collection<BaselineRecord> read(Map<String, ?> connection, String cluster) {
        var settings = new HashMap<String, Object>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        var last = new HashMap<String, BaselineRecord>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.BASELINE.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
                    take(record, cluster + "/", last);
                }
            }
        }
        return new ArrayList<>(last.values());
    }

    private static void take(ConsumerRecord<String, byte[]> record, String prefix, Map<String, BaselineRecord> last) {
        String key = record.key();
        if (key == null || !key.startsWith(prefix)) {
            return;
        }
        last.remove(key);
        if (record.value() == null) {
            return;
        }
        try {
            BaselineRecord seen = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (seen.key().equals(key)) {
                last.put(key, seen);
            }
        } catch (SerializationException e) {
            LOG.warn(
                    "Baseline record cannot be read and is left out; partition={} offset={} reason={}",
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }
}
