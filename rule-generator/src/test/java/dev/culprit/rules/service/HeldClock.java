package dev.culprit.rules.service;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that keeps those who reconcile waiting while it is held. */
final class HeldClock extends Clock {
    /** As the Operator SDK names them. */
    private static final String RECONCILERS = "ReconcilerExecutor-";

    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile CountDownLatch free = new CountDownLatch(0);

    HeldClock(Clock clock) {
        this.clock = clock;
    }

    void hold() {
        free = new CountDownLatch(1);
    }

    void release() {
        free.countDown();
    }

    int waiting() {
        return waiting.get();
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().startsWith(RECONCILERS)) {
            waitUntilFree();
        }
        return clock.instant();
    }

    private void waitUntilFree() {
        waiting.incrementAndGet();
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.decrementAndGet();
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for another zone");
    }
}
