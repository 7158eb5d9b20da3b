package dev.culprit.runtime.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs in a process, in the order of its start. */
public final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<Part> started = new ArrayDeque<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();

    Parts() {}

    private record Part(String name, AutoCloseable closing) {}

    /** Why a process ends. */
    enum End {
        ASKED,
        FAILED
    }

    /** Will be closed before all that was added earlier. Returns what it was given. */
    public synchronized <T extends AutoCloseable> T add(String name, T part) {
        started.push(new Part(name, part));
        return part;
    }

    /** Something must happen first when the process stops. */
    public void beforeStop(String name, Runnable step) {
        add(name, step::run);
    }

    /** Starts a thread that runs as long as the process; when it fails, the process ends with exit code 1. */
    public Thread work(String name, Runnable task) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((thread, failure) -> fail(name, failure))
                .start(task);
    }

    /** Ends the process with exit code 1: something that runs cannot go on. */
    public void fail(String worker, Throwable failure) {
        LOG.error("A worker failed and the process ends worker={}", worker, failure);
        end.complete(End.FAILED);
    }

    /** Ends the process with exit code 0. */
    public void stop() {
        end.complete(End.ASKED);
    }

    End awaitEnd() {
        return end.join();
    }

    /** In reverse order, within the limit; what takes longer than half of the time left is left behind. */
    void close(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        for (Part part = next(); part != null; part = next()) {
            // Half of what is left: whatever hangs leaves time for those after it
            close(part, Duration.ofNanos(Math.max(0, until - System.nanoTime()) / 2));
        }
    }

    private synchronized @Nullable Part next() {
        return started.poll();
    }

    private static void close(Part part, Duration left) {
        FutureTask<Void> closing = new FutureTask<>(() -> {
            part.closing().close();
            return null;
        });
        Thread.ofPlatform().name("stop-" + part.name()).daemon().start(closing);
        try {
            closing.get(left.toNanos(), TimeUnit.NANOSECONDS);
            LOG.info("A part of the process stopped part={}", part.name());
        } catch (TimeoutException e) {
            LOG.warn("A part of the process did not stop in time part={}", part.name());
        } catch (ExecutionException e) {
            LOG.warn("A part of the process did not stop cleanly part={}", part.name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
