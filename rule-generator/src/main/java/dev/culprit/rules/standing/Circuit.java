package dev.culprit.rules.standing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from asking one who does not answer: after a failure nobody is asked for a pause, then one is; where that fails too
 * the next pause is twice as long, up to a minute.
 */
final class Circuit {
    static final Duration FIRST = Duration.ofSeconds(4);
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final Clock clock;
    private Duration pause = FIRST;
    private Instant until = Instant.MIN;
    private @Nullable String reason;
    private long round;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    /** Whether to ask, and in which round. */
    sealed interface Permission {
        record Granted(long round) implements Permission {}

        /** Why nobody answered when last asked. */
        record Denied(String reason) implements Permission {}
    }

    synchronized Permission request() {
        Optional<String> away = Optional.ofNullable(reason);
        Instant now = clock.instant();
        if (away.isPresent()) {
            if (now.isBefore(until)) {
                return new Permission.Denied(away.get());
            }
            // one asks, the others wait for what it learns
            until = now.plus(pause);
        }
        return new Permission.Granted(round);
    }

    synchronized void answered() {
        if (reason != null) {
            reason = null;
            pause = FIRST;
            round++;
        }
    }

    /** Of those that asked in one round the first failure counts, or many at once would make the pause long at once. */
    synchronized void failed(long asked, String why) {
        if (asked != round) {
            return;
        }
        round++;
        pause = reason == null ? FIRST : shorter(pause.multipliedBy(2), LONGEST);
        reason = why;
        until = clock.instant().plus(pause);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
