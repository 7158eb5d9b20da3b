package dev.culprit.runtime.kafka;

import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Kafka's clients, by the prefix of their settings. */
enum Client {
    PRODUCER("producer."),
    CONSUMER("consumer."),
    ADMIN("admin."),
    STREAMS("streams.");

    private final String prefix;

    Client(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** Empty for Kafka Streams: what it takes is known to it alone. */
    ConfigDef definition() {
        return switch (this) {
            case PRODUCER -> ProducerConfig.configDef();
            case CONSUMER -> ConsumerConfig.configDef();
            case ADMIN -> AdminClientConfig.configDef();
            case STREAMS -> new ConfigDef();
        };
    }

    /** Empty for what all clients share. */
    static Optional<Client> of(String name) {
        return Arrays.stream(values())
                .filter(client -> name.startsWith(client.prefix))
                .findFirst();
    }

    /** The name as Kafka knows it. */
    static String withoutPrefix(String name) {
        return of(name).map(client -> name.substring(client.prefix.length())).orElse(name);
    }
}
