package dev.culprit.collector.kube;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the thread of one watch: a connection whose other end has vanished would be read for ever.
 *
 * <p>An interrupt ends a read wherever it is; what was not taken over is read again.
 */
final class ReadGuard {
    private final Clock clock;
    private final Duration patience;
    private final UnaryOperator<Duration> pace;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Instant readingSince;
    private volatile @Nullable Thread thread;
    private volatile boolean vanished;

    /**
     * For one thread.
     *
     * @param patience how long nothing may come; longer than the API server keeps a watch open
     * @param pace how long a pause takes in truth
     */
    ReadGuard(Clock clock, Duration patience, UnaryOperator<Duration> pace) {
        this.clock = clock;
        this.patience = patience;
        this.pace = pace;
    }

    void guard(Thread watched) {
        thread = watched;
    }

    void reading() {
        readingSince = clock.instant();
    }

    void idle() {
        readingSince = null;
    }

    /** What is read is not there any more: somebody has to look where it is. */
    void vanished() {
        vanished = true;
    }

    boolean isVanished() {
        return vanished;
    }

    /** It was looked for, and is still where it was. */
    void isThere() {
        vanished = false;
    }

    boolean isStopping() {
        return stop.getCount() == 0;
    }

    /** Interrupts a read that takes too long. */
    void check() {
        Instant since = readingSince;
        if (since != null && since.plus(patience).isBefore(clock.instant())) {
            interrupt();
        }
    }

    void stop() {
        stop.countDown();
        interrupt();
    }

    /** Waits, shorter when it is to stop. */
    void pause(Duration time) {
        try {
            stop.await(pace.apply(time).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted();
        }
    }

    /** The thread took notice of an interrupt; only at the end is it passed on. */
    void interrupted() {
        if (isStopping()) {
            Thread.currentThread().interrupt();
        }
    }

    private void interrupt() {
        Thread watched = thread;
        if (watched != null) {
            watched.interrupt();
        }
    }
}
