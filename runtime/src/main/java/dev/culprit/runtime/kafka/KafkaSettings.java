package dev.culprit.runtime.kafka;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.HostAndPort;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.PassThrough;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where Kafka is, and how its clients are set up. Printed without secrets.
 *
 * @param bootstrapServers at least one
 */
public record KafkaSettings(List<HostAndPort> bootstrapServers, Map<String, String> clients, TopicSettings topics) {
    private static final int MOST_PARTITIONS = 1000;
    private static final int MOST_COPIES = 32;

    private static final Setting<List<HostAndPort>> SERVERS = Setting.required(
            "kafka.bootstrap.servers", Kind.listOf(Kind.hostAndPort()), "Brokers that a client asks first.");
    private static final Setting<Boolean> CREATE = Setting.withDefault(
            "kafka.topics.create", Kind.flag(), "true", "Whether missing topics are created; else they are an error.");
    private static final Setting<Integer> PARTITIONS = Setting.withDefault(
            "kafka.topics.partitions", Kind.number(1, MOST_PARTITIONS), "4", "Partitions of a topic that is created.");
    private static final Setting<Integer> REPLICATION = Setting.optional(
            "kafka.topics.replication",
            Kind.number(1, MOST_COPIES),
            "Copies of a topic that is created; the broker's default where absent.");
    private static final Setting<Duration> PATIENCE = Setting.withDefault(
            "kafka.topics.timeout",
            Kind.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)),
            "30s",
            "How long Kafka may take to describe or create the topics.");
    private static final PassThrough CLIENTS = new PassThrough(
            "kafka.",
            ClientSettings::mistake,
            ClientSettings::isSecret,
            "Kafka's own settings: of all clients (`kafka.security.protocol`), or of one kind (`kafka.producer.*`, "
                    + "`kafka.consumer.*`, `kafka.admin.*`, `kafka.streams.*`). Secrets may be given as a file "
                    + "(`kafka.sasl.jaas.config.file`).");

    private static final Setting<List<HostAndPort>> SERVERS_OR_NONE = Setting.optional(
            "kafka.bootstrap.servers",
            Kind.listOf(Kind.hostAndPort()),
            "Brokers that a client asks first; absent: an embedded broker.");

    /** All settings that begin with {@code kafka.}. */
    public static final Definition DEFINITION =
            Definition.of(SERVERS, CREATE, PARTITIONS, REPLICATION, PATIENCE).with(CLIENTS);

    /** The same for a process that brings a broker where none is named. */
    public static final Definition DEFINITION_WITH_EMBEDDED = Definition.of(
                    SERVERS_OR_NONE, CREATE, PARTITIONS, REPLICATION, PATIENCE)
            .with(CLIENTS);

    public KafkaSettings {
        bootstrapServers = List.copyOf(bootstrapServers);
        if (bootstrapServers.isEmpty()) {
            throw new IllegalArgumentException("at least one broker is needed");
        }
        clients = new ClientSettings(clients).byName();
    }

    /** Whether brokers are named, in a process that else brings one. */
    public static boolean namesBrokers(Settings settings) {
        return settings.find(SERVERS_OR_NONE).isPresent();
    }

    public static KafkaSettings from(Settings settings) {
        return from(settings, settings.get(SERVERS));
    }

    /** For brokers that the settings do not name. */
    public static KafkaSettings from(Settings settings, List<HostAndPort> servers) {
        OptionalInt replication =
                settings.find(REPLICATION).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new KafkaSettings(
                servers,
                settings.under(CLIENTS),
                new TopicSettings(settings.get(CREATE), settings.get(PARTITIONS), replication, settings.get(PATIENCE)));
    }

    /** For a producer that loses nothing it was acknowledged: all replicas in sync have it, once and in order. */
    public Map<String, Object> producer() {
        Map<String, Object> settings = connection(Client.PRODUCER);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    public Map<String, Object> consumer() {
        return connection(Client.CONSUMER);
    }

    public Map<String, Object> admin() {
        return connection(Client.ADMIN);
    }

    /** For Kafka Streams, with what its producers, consumers and admin clients are given. */
    public Map<String, Object> streams() {
        Map<String, Object> settings = connection(Client.STREAMS);
        settings.putAll(new ClientSettings(clients).prefixed());
        settings.put(Client.PRODUCER.prefix() + ProducerConfig.ACKS_CONFIG, "all");
        settings.put(Client.PRODUCER.prefix() + ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    private Map<String, Object> connection(Client client) {
        Map<String, Object> settings = new HashMap<>(new ClientSettings(clients).of(client));
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers());
        return settings;
    }

    private String servers() {
        return bootstrapServers.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "KafkaSettings[" + servers() + " " + new ClientSettings(clients) + " " + topics + "]";
    }
}
