package dev.culprit.correlator.topology;

import dev.culprit.api.record.Topic;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;

/** How Kafka Streams runs the topology, whatever starts it. */
public final class CorrelatorStreams {
    /** The application id: consumer group, prefix of internal topics and of the state folder. */
    public static final String APPLICATION_ID = "culprit-correlator";

    private CorrelatorStreams() {}

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
        return properties;
    }
}
