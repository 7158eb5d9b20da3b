package dev.culprit.rules.history;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that goes by. */
@FunctionalInterface
public interface Pause {
    void of(Duration length) throws InterruptedException;

    /** Really waits. */
    static Pause real() {
        CountDownLatch never = new CountDownLatch(1);
        return length -> {
            boolean unused = never.await(length.toMillis(), TimeUnit.MILLISECONDS);
        };
    }
}
