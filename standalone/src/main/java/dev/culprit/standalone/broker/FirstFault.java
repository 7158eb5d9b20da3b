package dev.culprit.standalone.broker;

import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's faults, reported instead of answered with an end of the process.
 *
 * <p>Kafka's own factory halts the JVM on a fatal fault. That JVM is the user's command here, which still has to say
 * what went wrong and leave its folders in order.
 */
final class FirstFault implements FaultHandlerFactory {
    private static final Logger LOG = LoggerFactory.getLogger(FirstFault.class);

    private final CompletableFuture<?> starting;

    /** Fails the given start when a fatal fault comes before it has ended. */
    FirstFault(CompletableFuture<?> starting) {
        this.starting = starting;
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            action.run();
            return report(name + ": " + message, fatal, cause);
        };
    }

    private RuntimeException report(String message, boolean fatal, @Nullable Throwable cause) {
        IllegalStateException fault = new IllegalStateException(message, cause);
        boolean endedTheStart = fatal && starting.completeExceptionally(fault);
        if (!endedTheStart) {
            LOG.error("The embedded broker met a fault: {}", message, cause);
        }
        return fault;
    }
}
