package dev.culprit.faults.rig;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One of several Kafka nodes, broker and controller at once, as a process of its own. */
final class BrokerNode {
    private static final String HOST = "127.0.0.1";
    private static final String CLUSTER_ID = "Q3VscHJpdEZhdWx0cw";

    private final int id;
    private final Path folder;
    private final Ports ports;

    /**
     * Where it listens, and where others find it.
     *
     * @param client for clients
     * @param peers for other brokers
     * @param advertised where those find it
     * @param controller of its own controller
     * @param voters where all controllers are found, in order
     */
    private record Ports(int client, int peers, int advertised, int controller, List<Integer> voters) {
        static Ports of(List<Integer> all) {
            return new Ports(all.get(0), all.get(1), all.get(2), all.get(3), all.subList(4, all.size()));
        }
    }

    private BrokerNode(int id, Path folder, Ports ports) {
        this.id = id;
        this.folder = folder;
        this.ports = ports;
    }

    /**
     * Runs until it is ended.
     *
     * @param args number from 1, folder, then the ports: for clients, for brokers and where those find it, the controller's, and
     *     where the controllers of all are found
     */
    public static void main(String[] args) throws Exception {
        List<Integer> ports = List.of(args).subList(2, args.length).stream()
                .map(Integer::valueOf)
                .toList();
        new BrokerNode(Integer.parseInt(args[0]), Path.of(args[1]), Ports.of(ports)).run();
    }

    private void run() throws Exception {
        if (!Files.exists(folder.resolve("meta.properties"))) {
            format();
        }
        Properties properties = new Properties();
        settings().lines().map(line -> line.split("=", 2)).forEach(pair -> properties.put(pair[0], pair[1]));
        var server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        server.awaitShutdown();
    }

    private void format() throws Exception {
        Files.createDirectories(folder);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(id)
                .setClusterId(CLUSTER_ID)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setHasDynamicQuorum(false)
                .run();
    }

    private String settings() {
        String voters = IntStream.range(0, ports.voters().size())
                .mapToObj(i -> (i + 1) + "@" + HOST + ":" + ports.voters().get(i))
                .collect(Collectors.joining(","));
        String listeners = listeners(ports.peers(), ports.controller());
        String advertised = listeners(ports.advertised(), ports.voters().get(id - 1));
        return """
                process.roles=broker,controller
                node.id=%d
                log.dirs=%s
                controller.quorum.voters=%s
                controller.listener.names=CONTROLLER
                listeners=%s
                advertised.listeners=%s
                listener.security.protocol.map=CLIENTS:PLAINTEXT,BROKERS:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKERS
                default.replication.factor=3
                min.insync.replicas=2
                offsets.topic.replication.factor=3
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=3
                transaction.state.log.min.isr=2
                share.coordinator.state.topic.replication.factor=3
                share.coordinator.state.topic.min.isr=2
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=6000
                broker.heartbeat.interval.ms=1000
                replica.lag.time.max.ms=10000
                log.cleaner.dedupe.buffer.size=8388608
                message.max.bytes=8388608
                auto.create.topics.enable=false""".formatted(id, folder, voters, listeners, advertised);
    }

    private String listeners(int peers, int controller) {
        return "CLIENTS://%1$s:%2$d,BROKERS://%1$s:%3$d,CONTROLLER://%1$s:%4$d"
                .formatted(HOST, ports.client(), peers, controller);
    }
}
