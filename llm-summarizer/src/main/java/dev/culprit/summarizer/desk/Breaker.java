package dev.culprit.summarizer.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Leaves a model alone that fails again and again: after a pause one call tries whether it is back. */
final class Breaker {
    private static final int FAILURES = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private int failures;
    private Duration pause = FIRST;
    private Instant openUntil = Instant.MIN;

    void succeeded() {
        failures = 0;
        pause = FIRST;
        openUntil = Instant.MIN;
    }

    void failed(Instant now) {
        failures++;
        if (failures >= FAILURES) {
            openUntil = now.plus(pause);
            Duration next = pause.multipliedBy(2);
            pause = next.compareTo(LONGEST) > 0 ? LONGEST : next;
        }
    }

    /** No call before that, whatever else. */
    void pauseUntil(Instant until) {
        openUntil = until.isAfter(openUntil) ? until : openUntil;
    }

    /** Until when no call is made; empty when one may be. */
    Optional<Instant> openUntil(Instant now) {
        return openUntil.isAfter(now) ? Optional.of(openUntil) : Optional.empty();
    }
}
