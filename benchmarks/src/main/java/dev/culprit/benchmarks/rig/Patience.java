package dev.culprit.benchmarks.rig;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Waiting, with an end to it. */
public final class Patience {
    private static final long PAUSE_MILLIS = 5;

    private Patience() {}

    /** What may have come about. */
    @FunctionalInterface
    public interface Question {
        boolean isSo() throws BenchmarkException;
    }

    /**
     * Returns when it is so.
     *
     * @throws BenchmarkException when it is not so in time; the message names what was waited for
     */
    public static void await(String what, Duration longest, Question question) throws BenchmarkException {
        long start = System.nanoTime();
        while (!question.isSo()) {
            if (System.nanoTime() - start > longest.toNanos()) {
                throw new BenchmarkException(what + ": not within " + longest.toSeconds() + " s");
            }
            pause(what);
        }
    }

    private static void pause(String what) throws BenchmarkException {
        try {
            var later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            CompletableFuture.runAsync(() -> {}, later).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException(what + ": interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a pause does not fail", e);
        }
    }
}
