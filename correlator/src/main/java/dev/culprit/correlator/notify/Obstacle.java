package dev.culprit.correlator.notify;

import dev.culprit.correlator.outbox.Hurdle;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a message was not taken.
 *
 * @param detail one line of whoever refused, without secrets
 * @param pause what they asked to wait; empty: they did not
 */
public record Obstacle(Reason reason, String place, String detail, Optional<Duration> pause) implements Hurdle {
    public static Obstacle of(Reason reason, String place, String detail) {
        return new Obstacle(reason, place, detail, Optional.empty());
    }

    /** The same, and they asked to wait. */
    public Obstacle pausing(Optional<Duration> asked) {
        return new Obstacle(reason, place, detail, asked);
    }
}
