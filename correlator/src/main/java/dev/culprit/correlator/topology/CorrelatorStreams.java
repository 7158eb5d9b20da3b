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

    /** How long the broker waits for an instance that is gone without a word: as short as brokers allow by default. */
    private static final int SESSION_MILLIS = 6_000;

    /** By its heartbeat an instance hears that work is shared out anew: until then nobody does what another has left. */
    private static final int HEARTBEAT_MILLIS = 500;

    /** A task is taken over when a fetch has found nothing more in its changelogs. */
    private static final int RESTORE_WAIT_MILLIS = 100;

    /** Records of a changelog that may be unread where a task is taken over: they are read in less than a second. */
    public static final long CAUGHT_UP_LAG = 10_000;

    /** Tasks that a new instance reads up for at a time, while others still do the work. */
    private static final int WARM_UPS = 4;

    /** Until it is looked whether those are read: the shortest that Kafka Streams allows. */
    private static final long PROBING_MILLIS = 60_000;

    private CorrelatorStreams() {}

    /**
     * Settings for one instance of a live correlator. Of the same name it is let in at once where it died and its session
     * still stands; one that stops in order leaves, and whoever stands by takes over.
     *
     * @param kafka how to reach Kafka, as Kafka Streams calls it
     * @param instance tells this instance from others; the same after a restart
     * @param standbys how many other instances keep a copy of what each knows
     */
    public static Properties live(Map<String, ?> kafka, Path stateFolder, String instance, int standbys) {
        var properties = new Properties();
        properties.putAll(kafka);
        properties.putAll(properties(String.valueOf(kafka.get(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG)), stateFolder));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        properties.put(
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), RESTORE_WAIT_MILLIS);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        properties.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, CAUGHT_UP_LAG);
        properties.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARM_UPS);
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MILLIS);
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
        // what is given up while a later record is taken would be missing behind it
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG), Integer.MAX_VALUE);
        // at the first start all changelogs are new
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION),
                Topics.IN_FLIGHT_ON_NEW_TOPICS);
        return properties;
    }
}
