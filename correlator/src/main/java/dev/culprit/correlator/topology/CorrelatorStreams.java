package dev.culprit.correlator.topology;

import dev.culprit.api.record.Topic;
import dev.culprit.runtime.kafka.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** How Kafka Streams runs the topology, whatever starts it. */
public final class CorrelatorStreams {
    /** The application id: consumer group, prefix of internal topics and of the state folder. */
    public static final String APPLICATION_ID = "culprit-correlator";

    /** A restart reads again what was read in so long. */
    private static final int COMMIT_MILLIS = 1_000;

    private static final int POLL_MILLIS = 20;

    private CorrelatorStreams() {}

    /** How long the broker waits for an instance that is gone; one of the same name is let in at once. */
    private static final int SESSION_MILLIS = 6_000;

    /**
     * Settings for one instance of a live correlator, which keeps its place in the group over a restart.
     *
     * @param kafka how to reach Kafka, as Kafka Streams calls it
     * @param instance tells this instance from others; the same after a restart
     */
    public static Properties live(Map<String, ?> kafka, Path stateFolder, String instance) {
        var properties = new Properties();
        properties.putAll(kafka);
        properties.putAll(properties(String.valueOf(kafka.get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG)), stateFolder));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION_MILLIS / 4);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
        return properties;
    }

    /**
     * Settings for one instance. Bytes that are no record go to {@link Topic#DEAD_LETTERS} with the reason, and the
     * stream goes on.
     *
     * @param bootstrapServers {@code host:port}, comma-separated
     * @param stateFolder of this instance alone
     */
    public static Properties properties(String bootstrapServers, Path stateFolder) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndContinueExceptionHandler.class);
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topic.DEAD_LETTERS.topicName());
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // at the first start all changelogs are new
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
                Topics.IN_FLIGHT_ON_NEW_TOPICS);
        return properties;
    }
}
