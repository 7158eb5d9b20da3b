package dev.culprit.benchmarks.rig;

import dev.culprit.api.record.Bucket;
import dev.culprit.api.record.Topic;
import dev.culprit.correlator.episode.EpisodeRules;
import dev.culprit.correlator.episode.EpisodeSettings;
import dev.culprit.correlator.ranking.Ranking;
import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import dev.culprit.correlator.topology.CorrelatorStreams;
import dev.culprit.runtime.kafka.TopicSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.kafka.TopicsException;
import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.BrokerException;
import dev.culprit.standalone.broker.EmbeddedBroker;
import dev.culprit.standalone.play.PlayException;
import dev.culprit.standalone.play.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** An embedded broker with the topics of the product, in a folder that is gone when it is closed. */
public final class Rig implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final TemporaryFolder folder;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private final Sender sender;
    private final int partitions;

    private Rig(TemporaryFolder folder, EmbeddedBroker broker, int partitions) {
        this.folder = folder;
        this.broker = broker;
        this.partitions = partitions;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
        this.sender = new Sender(broker.bootstrapServers());
    }

    /**
     * Starts a broker and makes the topics.
     *
     * @param partitions of every topic
     */
    public static Rig start(int partitions) throws BenchmarkException {
        try {
            TemporaryFolder folder = TemporaryFolder.create("culprit-benchmark-");
            EmbeddedBroker broker = EmbeddedBroker.start(BrokerConfig.onAnyPort(folder.resolve("kafka")));
            Rig rig = new Rig(folder, broker, partitions);
            Topics.ensure(
                    rig.admin,
                    EnumSet.allOf(Topic.class),
                    new TopicSettings(true, partitions, OptionalInt.empty(), ANSWER));
            return rig;
        } catch (PlayException | BrokerException | TopicsException e) {
            throw new BenchmarkException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The correlator as live, but for windows, which only watermarks close: the clock is hours ahead of a backlog. */
    public static Topology correlator() {
        var episodes = new EpisodeSettings(
                EpisodeRules.defaults(), Ranking.defaults(), Bucket.DEFAULT_COUNT, false, Duration.ofMinutes(2));
        return CorrelationTopology.build(
                new CorrelatorSettings(episodes, Duration.ofHours(26), Stores::persistentKeyValueStore));
    }

    /** How the broker is reached. */
    public String address() {
        return broker.bootstrapServers();
    }

    /** What applications keep on disk. */
    public long stateBytes() throws BenchmarkException {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new BenchmarkException("the state cannot be read: " + e.getMessage(), e);
        }
    }

    public int partitions() {
        return partitions;
    }

    public Logs logs() {
        return new Logs(admin, partitions);
    }

    /** Returns when the broker has them all. */
    public void load(List<ProducerRecord<byte[], byte[]>> records) throws BenchmarkException {
        sender.sendAll(records);
    }

    /**
     * Sends one record at once.
     *
     * @return the reading of {@link System#nanoTime} when it was handed over
     */
    public long send(ProducerRecord<byte[], byte[]> one) {
        return sender.send(one);
    }

    /** A reader of what comes into a topic from now on. */
    public <V> Reader<V> read(String topic, Class<V> type) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        return Reader.fromNow(broker.bootstrapServers(), all, type);
    }

    /**
     * Runs an application under the settings of the live correlator, all but its name; returns when it is at work.
     *
     * @param application its id, new each time: it reads its topics from their beginnings
     */
    public Application run(String application, Topology topology) throws BenchmarkException {
        Properties properties = CorrelatorStreams.live(
                Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                folder.resolve("state"),
                application,
                0);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        return Application.start(topology, properties);
    }

    @Override
    public void close() {
        sender.close();
        admin.close(Duration.ofSeconds(5));
        broker.close();
        folder.close();
    }
}
