package dev.culprit.faults.rig;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits, because the harness has a plan in time: faults last, and alerts come when they come. */
public final class Pause {
    private static final Duration GLANCE = Duration.ofMillis(200);

    private Pause() {}

    /** As long as that. */
    public static void of(Duration length) throws InterruptedException {
        boolean never = new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
        if (never) {
            throw new IllegalStateException("nobody counts it down");
        }
    }

    /** Until something holds, or for so long; whether it holds. */
    public static boolean until(BooleanSupplier holds, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            of(GLANCE);
        }
        return true;
    }
}
