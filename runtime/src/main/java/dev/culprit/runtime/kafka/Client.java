package dev.culprit.runtime.kafka;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Kafka's clients, by the prefix of their settings. */
enum Client {
    PRODUCER("producer.", ProducerConfig::configDef),
    CONSUMER("consumer.", ConsumerConfig::configDef),
    ADMIN("admin.", AdminClientConfig::configDef),
    /** What it takes is known to Kafka Streams alone, and to it. */
    STREAMS("streams.", ConfigDef::new);

    private final String prefix;
    private final Supplier<ConfigDef> definition;

    Client(String prefix, Supplier<ConfigDef> definition) {
        this.prefix = prefix;
        this.definition = definition;
    }

    String prefix() {
        return prefix;
    }

    ConfigDef definition() {
        return definition.get();
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
