package dev.culprit.standalone.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker, put together as {@link KafkaRaftServer} does.
 *
 * <p>Not that class itself, because it takes neither sockets that are already open nor a handler of faults.
 */
final class KafkaNode {
    private static final Duration LONGEST_HANDOVER = Duration.ofSeconds(5);

    private final ControllerServer controller;
    private final BrokerServer broker;

    private KafkaNode(ControllerServer controller, BrokerServer broker) {
        this.controller = controller;
        this.broker = broker;
    }

    static KafkaNode create(Map<String, String> settings, FaultHandlerFactory faults, ListenerSockets sockets) {
        Properties properties = new Properties();
        properties.putAll(settings);
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> disk =
                KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaNode.class), "");
        Metrics metrics = Server.initializeMetrics(
                config, Time.SYSTEM, disk._1().clusterId().orElseThrow());
        SharedServer shared =
                new SharedServer(config, disk._1(), Time.SYSTEM, metrics, voters(sockets), List.of(), faults, sockets);
        return new KafkaNode(
                new ControllerServer(shared, KafkaRaftServer.configSchema(), disk._2()), new BrokerServer(shared));
    }

    private static CompletableFuture<Map<Integer, InetSocketAddress>> voters(ListenerSockets sockets) {
        return CompletableFuture.completedFuture(Map.of(BrokerSettings.NODE_ID, sockets.controllerAddress()));
    }

    /** Returns when the broker answers its clients. */
    void start() {
        // The broker's registration needs the controller
        controller.startup();
        broker.startup();
    }

    /** Also ends a start that was broken off half-way. */
    void stop() {
        broker.shutdown(LONGEST_HANDOVER);
        controller.shutdown();
    }
}
