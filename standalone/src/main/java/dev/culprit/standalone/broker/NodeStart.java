package dev.culprit.standalone.broker;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One start of the node, on a thread of its own.
 *
 * <p>Kafka reports a failed start in two ways, by throwing and by a fault on another thread after which the starting
 * thread waits in vain. The first of the two ends the wait here.
 */
final class NodeStart {
    private final DataDirectory directory;
    private final ListenerSockets sockets;
    private final CompletableFuture<KafkaNode> started = new CompletableFuture<>();
    private final AtomicReference<@Nullable KafkaNode> created = new AtomicReference<>();

    NodeStart(DataDirectory directory, ListenerSockets sockets) {
        this.directory = directory;
        this.sockets = sockets;
    }

    /** Starts and waits; what was half started is stopped again before a failure is thrown. */
    KafkaNode await() throws InterruptedException, ExecutionException {
        new Thread(new Attempt(), "culprit-broker-start").start();
        try {
            return started.get();
        } finally {
            if (started.state() != CompletableFuture.State.SUCCESS) {
                stopWhatStarted();
            }
        }
    }

    private KafkaNode start() throws Exception {
        if (!directory.isFormatted()) {
            directory.format();
        }
        Map<String, String> settings =
                BrokerSettings.of(directory.path(), sockets.brokerPort(), sockets.controllerPort());
        KafkaNode node = KafkaNode.create(settings, new FirstFault(started), sockets);
        created.set(node);
        node.start();
        return node;
    }

    private void stopWhatStarted() {
        KafkaNode node = created.get();
        if (node != null) {
            node.stop();
        }
    }

    /** A task rather than a plain runnable, because it keeps whatever Kafka throws without a broad catch. */
    private final class Attempt extends FutureTask<KafkaNode> {
        Attempt() {
            super(NodeStart.this::start);
        }

        @Override
        protected void done() {
            switch (state()) {
                case SUCCESS -> started.complete(resultNow());
                case FAILED -> started.completeExceptionally(exceptionNow());
                case CANCELLED, RUNNING -> throw new IllegalStateException("nobody cancels a start");
            }
        }
    }
}
