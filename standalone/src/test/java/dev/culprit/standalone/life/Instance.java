package dev.culprit.standalone.life;

import static org.awaitility.Awaitility.await;

import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.Stores;

/** The topology as a live correlator runs it, with its state on disk. */
final class Instance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final KafkaStreams streams;

    /** @param name the same after a restart, which lets it in at once */
    Instance(String broker, Path folder, String name) {
        this(broker, folder, name, settings());
    }

    Instance(String broker, Path folder, String name, CorrelatorSettings settings) {
        this(settings, properties(broker, folder, name));
    }

    private Instance(CorrelatorSettings settings, Properties properties) {
        streams = new KafkaStreams(CorrelationTopology.build(settings), properties);
        streams.start();
    }

    /** As a version begins that has another application id. */
    static Instance of(String application, String broker, Path folder) {
        Properties properties = properties(broker, folder, "first");
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        return new Instance(settings(), properties);
    }

    /** A story is of the past, so no clock closes its windows; all else is as in a live cluster. */
    private static CorrelatorSettings settings() {
        CorrelatorSettings recordings = CorrelatorSettings.forRecordings();
        return new CorrelatorSettings(
                recordings.episodes(), recordings.evidenceRetention(), Stores::persistentKeyValueStore);
    }

    private static Properties properties(String broker, Path folder, String name) {
        Properties properties = CorrelatorStreams.live(Map.of("bootstrap.servers", broker), folder, name, 0);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        return properties;
    }

    Instance awaitRunning() {
        await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
        return this;
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(20));
    }

    /** Ends no sooner than its process is killed: broker, state folder, name. */
    static final class Alone {
        private Alone() {}

        public static void main(String[] arguments) {
            new Instance(arguments[0], Path.of(arguments[1]), arguments[2]).awaitRunning();
        }
    }
}
