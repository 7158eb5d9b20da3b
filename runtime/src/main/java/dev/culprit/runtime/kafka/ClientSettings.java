package dev.culprit.runtime.kafka;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are Kafka's, passed on to its clients. Printed without secrets.
 *
 * @param byName {@code security.protocol} is for all clients, {@code producer.linger.ms} for one kind
 */
record ClientSettings(Map<String, String> byName) {
    /** Their settings have names of their own: {@code config.providers.vault.class}. */
    private static final String PROVIDERS = "config.providers.";

    /** What an acknowledged record stands on, and the only values that keep it. */
    private static final Map<String, Set<String>> SAFE = Map.of(
            ProducerConfig.ACKS_CONFIG, Set.of("all", "-1"),
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, Set.of("true"));

    private static final Set<String> OURS = Set.of(
            CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
            AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);

    ClientSettings {
        byName = Map.copyOf(byName);
        byName.forEach((name, value) -> mistake(name, value).ifPresent(mistake -> {
            throw new IllegalArgumentException(name + " " + mistake);
        }));
    }

    /** What all clients share, then what this kind has of its own. */
    Map<String, Object> of(Client client) {
        Map<String, Object> settings = new HashMap<>();
        byName.forEach((name, value) -> {
            if (Client.of(name).isEmpty()) {
                settings.put(name, value);
            }
        });
        byName.forEach((name, value) -> {
            if (name.startsWith(client.prefix())) {
                settings.put(name.substring(client.prefix().length()), value);
            }
        });
        return settings;
    }

    /** With their prefixes, as Kafka Streams hands them on to the clients it makes. */
    Map<String, Object> prefixed() {
        Map<String, Object> settings = new HashMap<>();
        byName.forEach((name, value) -> {
            if (Client.of(name).filter(client -> client != Client.STREAMS).isPresent()) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /** The end of a sentence that begins with the setting's name. */
    static Optional<String> mistake(String name, String value) {
        String known = Client.withoutPrefix(name);
        Client client = Client.of(name).orElse(Client.ADMIN);
        if (client == Client.STREAMS && Client.of(known).isPresent()) {
            return mistake(known, value);
        }
        if (OURS.contains(known)) {
            return Optional.of("is not for you to set: take it away");
        }
        if (!SAFE.getOrDefault(known, Set.of(value)).contains(value)) {
            return Optional.of("would lose acknowledged records: take it away");
        }
        if (client == Client.STREAMS || known.startsWith(PROVIDERS)) {
            return Optional.empty();
        }
        ConfigKey key = client.definition().configKeys().get(known);
        return key == null ? Optional.of(unknown(name, client)) : wrongValue(key, value);
    }

    private static String unknown(String name, Client client) {
        if (Client.of(name).isPresent()) {
            return "is no setting of Kafka's " + label(client);
        }
        return Stream.of(Client.PRODUCER, Client.CONSUMER)
                .filter(one -> one.definition().names().contains(name))
                .map(one -> "is a setting of Kafka's " + label(one) + " alone: say kafka." + one.prefix() + name)
                .findFirst()
                .orElse("is no setting of Kafka's clients");
    }

    /** Kafka's own message quotes the value. */
    private static Optional<String> wrongValue(ConfigKey key, String value) {
        try {
            Object parsed = ConfigDef.parseType(key.name, value, key.type);
            validate(key, parsed);
            return Optional.empty();
        } catch (ConfigException e) {
            String range = key.validator == null ? "" : ", " + key.validator;
            return Optional.of(
                    "is not what Kafka takes for it: " + key.type.name().toLowerCase(Locale.ROOT) + range);
        }
    }

    private static void validate(ConfigKey key, @Nullable Object value) {
        if (key.validator != null) {
            key.validator.ensureValid(key.name, value);
        }
    }

    private static String label(Client client) {
        return client.name().toLowerCase(Locale.ROOT) + " client";
    }

    static boolean isSecret(String name) {
        ConfigKey key = definitionOf(name).configKeys().get(Client.withoutPrefix(name));
        return key != null && key.type == ConfigDef.Type.PASSWORD;
    }

    private static ConfigDef definitionOf(String name) {
        return Client.of(name)
                .filter(client -> client != Client.STREAMS)
                .orElse(Client.ADMIN)
                .definition();
    }

    /** Names alone where Kafka does not know the setting: it may be a secret of somebody else. */
    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(byName);
        shown.replaceAll((name, value) ->
                isSecret(name) || !definitionOf(name).names().contains(Client.withoutPrefix(name)) ? "***" : value);
        return shown.toString();
    }
}
