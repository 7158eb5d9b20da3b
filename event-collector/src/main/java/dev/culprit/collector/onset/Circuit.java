package dev.culprit.collector.onset;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps from asking one who does not answer: after some failures in a row nobody is asked for a while, then one is. */
final class Circuit {
    private static final int ENOUGH = 3;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    /** Whether to ask now; after a pause only one may, and its answer decides. */
    synchronized boolean tryAsk() {
        if (failures < ENOUGH) {
            return true;
        }
        if (clock.instant().isBefore(closedUntil)) {
            return false;
        }
        closedUntil = clock.instant().plus(PAUSE);
        return true;
    }

    synchronized void answered() {
        failures = 0;
    }

    /** Whether this failure is the one that begins a pause. */
    synchronized boolean failed() {
        failures++;
        if (failures >= ENOUGH) {
            closedUntil = clock.instant().plus(PAUSE);
        }
        return failures == ENOUGH;
    }
}
