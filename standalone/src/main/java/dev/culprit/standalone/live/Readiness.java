package dev.culprit.standalone.live;

import dev.culprit.runtime.health.Health;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says when everything is ready, and when it is not any more. */
final class Readiness implements Runnable {
    private static final long LOOK_MILLIS = 500;

    private final Health health;
    private final Console console;

    /** Never counted down: only waited for, which an interrupt ends. */
    private final CountDownLatch again = new CountDownLatch(1);

    Readiness(Health health, Console console) {
        this.health = health;
        this.console = console;
    }

    @Override
    public void run() {
        try {
            boolean wasReady = false;
            List<String> told = List.of();
            while (!again.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                List<String> failing = health.notReady();
                if (failing.isEmpty() && !wasReady) {
                    console.say("Ready");
                } else if (wasReady && !failing.equals(told)) {
                    failing.forEach(check -> console.say("Not ready: " + check));
                }
                wasReady = failing.isEmpty();
                told = failing;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
