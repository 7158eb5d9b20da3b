package dev.culprit.standalone.play;

import dev.culprit.api.record.Correlation;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.recording.RecordedLine;
import dev.culprit.collector.recording.Recording;
import dev.culprit.collector.recording.RecordingException;
import dev.culprit.collector.topology.TopologyException;
import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Plays one recording over a Kafka broker: the collector produces to the topics, the topology runs as it does in a
 * cluster, and the correlations are read from theirs.
 */
public final class BrokerRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String bootstrapServers;
    private final Path stateFolder;
    private final int partitions;

    /** @param partitions of every topic */
    public BrokerRun(String bootstrapServers, Path stateFolder, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.stateFolder = stateFolder;
        this.partitions = partitions;
    }

    /** Fails as {@link #play} would when there is no recording in the folder: before anything is started for it. */
    public static void requireRecording(Path folder) throws PlayException {
        try (Recording recording = Recording.open(folder)) {
            recording.next();
        } catch (RecordingException e) {
            throw PlayException.of(e);
        }
    }

    /**
     * Plays a recording to the end and waits until the topology has worked off all of it.
     *
     * @param watcher told of lines played and revisions emitted
     */
    public Incident play(Path folder, CollectorSettings settings, Watcher watcher) throws PlayException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
                var revisions = new CorrelationReader(bootstrapServers)) {
            TopicSetup.create(admin, partitions);
            KafkaStreams streams = start();
            try {
                feed(folder, settings, watcher::played);
                var backlog = new Backlog(admin, PATIENCE);
                while (!backlog.isWorkedOff()) {
                    requireAlive(streams);
                    revisions.poll().forEach(watcher::emitted);
                }
                revisions.readToEnd().forEach(watcher::emitted);
                return Incident.of(Folders.name(folder), revisions.all());
            } finally {
                streams.close(Duration.ofSeconds(5));
            }
        } catch (RecordingException | TopologyException e) {
            throw PlayException.of(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new PlayException("the Kafka broker at " + bootstrapServers + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlayException("interrupted", e);
        }
    }

    private static void requireAlive(KafkaStreams streams) {
        if (streams.state().hasStartedOrFinishedShuttingDown()) {
            throw new KafkaException("the topology stopped on a defect: " + streams.state());
        }
    }

    private void feed(Path folder, CollectorSettings settings, Consumer<RecordedLine> progress)
            throws RecordingException, TopologyException {
        try (var sink = new KafkaSink(bootstrapServers)) {
            new Player(settings, Optional.empty()).play(folder, sink, progress);
            sink.flush();
        }
    }

    /** Commits often, so that the end is seen soon. */
    private KafkaStreams start() {
        Properties properties = CorrelatorStreams.properties(bootstrapServers, stateFolder);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        properties.put(StreamsConfig.POLL_MS_CONFIG, 10);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        var streams = new KafkaStreams(CorrelationTopology.build(CorrelatorSettings.forRecordings()), properties);
        streams.start();
        return streams;
    }

    /** Who looks on. */
    public interface Watcher {
        void played(RecordedLine line);

        void emitted(Correlation revision);
    }
}
