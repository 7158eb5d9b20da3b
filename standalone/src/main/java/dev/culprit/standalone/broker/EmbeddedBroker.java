package dev.culprit.standalone.broker;

import java.util.concurrent.ExecutionException;

/**
 * A real Kafka broker in this JVM (KRaft, broker and controller in one), bound to 127.0.0.1 only.
 *
 * <p>Its topics and records outlive it in the data directory. Nobody is authenticated: whoever can reach the local
 * interface can read and write.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaNode node;
    private final Held held;

    private EmbeddedBroker(KafkaNode node, Held held) {
        this.node = node;
        this.held = held;
    }

    /**
     * Starts a broker and returns when it answers clients.
     *
     * @throws BrokerException when the port is taken, the folder cannot be used, or Kafka does not start within a
     *     minute
     */
    public static EmbeddedBroker start(BrokerConfig config) throws BrokerException {
        DataDirectory directory = new DataDirectory(config.dataDirectory());
        directory.check();
        Held held = Held.take(directory, config.port());
        try {
            return new EmbeddedBroker(new NodeStart(directory, held.sockets()).await(), held);
        } catch (InterruptedException e) {
            held.close();
            Thread.currentThread().interrupt();
            throw new BrokerException("the Kafka broker was interrupted while it started", e);
        } catch (ExecutionException e) {
            held.close();
            throw new BrokerException(
                    "the Kafka broker did not start on data folder " + directory.path() + ": " + firstLine(rootOf(e))
                            + ": choose another folder or delete this one",
                    e);
        }
    }

    /** Where clients connect, as {@code host:port}. */
    public String bootstrapServers() {
        return BrokerSettings.HOST + ":" + held.sockets().brokerPort();
    }

    /** Stops the broker and returns when its files are closed; a second call does nothing. */
    @Override
    public void close() {
        node.stop();
        held.close();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(Throwable failure) {
        return failure.toString().lines().findFirst().orElseThrow();
    }
}
