package dev.culprit.standalone.broker;

import java.nio.file.Path;

/**
 * Where the embedded broker keeps its data and where it listens.
 *
 * @param dataDirectory created when absent; reused with its topics and records when a broker of this kind made it
 * @param port on 127.0.0.1, 0 to 65535; 0 takes any free port
 */
public record BrokerConfig(Path dataDirectory, int port) {
    private static final int HIGHEST_PORT = 65_535;

    public BrokerConfig {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be between 0 and " + HIGHEST_PORT + ", but is " + port);
        }
        // Kafka resolves relative folders against the working directory at several places: settle it once
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }

    /** A broker on any free port. */
    public static BrokerConfig onAnyPort(Path dataDirectory) {
        return new BrokerConfig(dataDirectory, 0);
    }
}
