package dev.culprit.runtime.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing again and again. A round that fails is logged and does not end those after it, as Java's own would. */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Runnable round;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> next;

    Rounds(String name, Duration pause, Runnable round) {
        this.name = name;
        this.round = round;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        next = thread.scheduleWithFixedDelay(this::turn, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void turn() {
        FutureTask<Boolean> task = new FutureTask<>(round, true);
        task.run();
        if (task.state() == FutureTask.State.FAILED) {
            LOG.error("A round failed rounds={}", name, task.exceptionNow());
        }
    }

    @Override
    public void close() {
        next.cancel(true);
        thread.shutdownNow();
    }
}
