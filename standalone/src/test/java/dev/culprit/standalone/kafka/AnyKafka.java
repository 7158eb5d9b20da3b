package dev.culprit.standalone.kafka;

import dev.culprit.standalone.broker.BrokerConfig;
import dev.culprit.standalone.broker.BrokerException;
import dev.culprit.standalone.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/** A Kafka for a test: the embedded broker, or under {@code -Pcontainers} one in a container. */
public sealed interface AnyKafka extends AutoCloseable {
    /** Where clients connect, as {@code host:port}. */
    String bootstrapServers();

    @Override
    void close();

    /** Starts the one that was chosen; the folder is for the embedded one's data. */
    static AnyKafka start(Path folder) throws BrokerException {
        return switch (Choice.made()) {
            case EMBEDDED -> new Embedded(EmbeddedBroker.start(BrokerConfig.onAnyPort(folder)));
            case CONTAINER -> Contained.started();
        };
    }

    /** Which one. */
    enum Choice {
        EMBEDDED,
        CONTAINER;

        /** Set by the profile. */
        static final String PROPERTY = "culprit.test.kafka";

        static Choice made() {
            return of(System.getProperty(PROPERTY, "embedded"));
        }

        static Choice of(String name) {
            return switch (name) {
                case "embedded" -> EMBEDDED;
                case "container" -> CONTAINER;
                default -> throw new IllegalArgumentException(PROPERTY + " must be embedded or container, not " + name);
            };
        }
    }

    /** In this JVM. */
    record Embedded(EmbeddedBroker broker) implements AnyKafka {
        @Override
        public String bootstrapServers() {
            return broker.bootstrapServers();
        }

        @Override
        public void close() {
            broker.close();
        }
    }

    /** The image of {@code docker-compose.yml}, set as the embedded broker is where tests depend on it. */
    record Contained(KafkaContainer kafka) implements AnyKafka {
        static final String IMAGE = "apache/kafka:4.3.1";

        private static final String FOREVER = String.valueOf(Long.MAX_VALUE);

        static Contained started() {
            var kafka = new KafkaContainer(IMAGE)
                    .withEnv(Map.of(
                            "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                            "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                            "KAFKA_LOG_MESSAGE_TIMESTAMP_AFTER_MAX_MS", FOREVER,
                            "KAFKA_LOG_MESSAGE_TIMESTAMP_BEFORE_MAX_MS", FOREVER,
                            "KAFKA_MESSAGE_MAX_BYTES", "8388608"));
            kafka.start();
            return new Contained(kafka);
        }

        @Override
        public String bootstrapServers() {
            return kafka.getBootstrapServers();
        }

        @Override
        public void close() {
            kafka.close();
        }
    }
}
