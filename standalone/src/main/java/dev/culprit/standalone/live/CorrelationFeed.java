package dev.culprit.standalone.live;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.JsonSerde;
import dev.culprit.api.record.Topic;
import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.cluster.OtherClusters;
import dev.culprit.standalone.output.NewRevisions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows each correlation of a cluster as it comes, from now on. */
final class CorrelationFeed implements AutoCloseable, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(CorrelationFeed.class);

    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final JsonSerde<Correlation> SERDE = new JsonSerde<>(Correlation.class);

    private final KafkaConsumer<String, byte[]> consumer;
    private final ClusterName cluster;
    private final Console console;
    private final NewRevisions shown = new NewRevisions();
    private final Thread thread;

    CorrelationFeed(Map<String, ?> connection, ClusterName cluster, Console console) {
        var settings = new HashMap<String, Object>(connection);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.cluster = cluster;
        this.console = console;
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.CORRELATIONS.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread = Thread.ofPlatform().name("correlations").start(this);
    }

    @Override
    public void run() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(WAIT)) {
                    show(record);
                }
            }
        } catch (WakeupException closed) {
            LOG.debug("Correlations are not shown any more");
        }
    }

    private void show(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            Correlation revision = SERDE.deserializer().deserialize(record.topic(), record.value());
            if (OtherClusters.isOwn(cluster, revision.episode().cluster()) && shown.add(revision)) {
                console.correlated(revision);
            }
        } catch (SerializationException e) {
            LOG.warn("Correlation cannot be read; offset={} reason={}", record.offset(), e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
