package dev.culprit.standalone.doctor.check;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Until when a check may take. */
public record Deadline(Instant end, Duration whole, Clock clock) {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    /** So long from now. */
    public static Deadline in(Duration whole, Clock clock) {
        return new Deadline(clock.instant().plus(whole), whole, clock);
    }

    /** How long there still is; positive even when it is over, so that whoever waits does not wait for ever. */
    public Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
    }

    /** For people. */
    public String words() {
        return "within " + whole.toSeconds() + " s";
    }
}
