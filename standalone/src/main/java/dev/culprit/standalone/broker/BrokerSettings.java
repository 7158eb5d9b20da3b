package dev.culprit.standalone.broker;

import java.nio.file.Path;
import java.util.Map;

/** Kafka's settings for one node that is broker and controller at once, and starts and stops quickly. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    static final String HOST = "127.0.0.1";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String ONE_REPLICA = "1";
    private static final String FEW_PARTITIONS = "4";

    private BrokerSettings() {}

    static Map<String, String> of(Path dataDirectory, int brokerPort, int controllerPort) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE_ID)),
                Map.entry("log.dirs", dataDirectory.toString()),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                Map.entry("listeners", broker(brokerPort) + ",CONTROLLER://" + HOST + ":" + controllerPort),
                Map.entry("advertised.listeners", broker(brokerPort)),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),

                // There is one broker to hold a copy
                Map.entry("offsets.topic.replication.factor", ONE_REPLICA),
                Map.entry("transaction.state.log.replication.factor", ONE_REPLICA),
                Map.entry("transaction.state.log.min.isr", ONE_REPLICA),
                Map.entry("share.coordinator.state.topic.replication.factor", ONE_REPLICA),
                Map.entry("share.coordinator.state.topic.min.isr", ONE_REPLICA),

                // The defaults of 50 partitions cost files and start-up time that a few clients do not need
                Map.entry("offsets.topic.num.partitions", FEW_PARTITIONS),
                Map.entry("transaction.state.log.num.partitions", FEW_PARTITIONS),
                Map.entry("share.coordinator.state.topic.num.partitions", FEW_PARTITIONS),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),

                // A group of one member need not wait for others
                Map.entry("group.initial.rebalance.delay.ms", "0"),

                // After a kill the next start waits until the dead broker's session ends
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("server.max.startup.time.ms", "60000"),

                // Replays carry event times of any age, and a mistyped topic must not spring into being
                Map.entry("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE)),
                Map.entry("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE)),
                Map.entry("auto.create.topics.enable", "false"),

                // The last seen state of an object may be as large as etcd lets an object be
                Map.entry("message.max.bytes", "8388608"));
    }

    private static String broker(int port) {
        return "PLAINTEXT://" + HOST + ":" + port;
    }
}
