package dev.culprit.benchmarks.traffic;

import dev.culprit.api.record.Spike;
import java.time.Duration;
import java.time.Instant;

/**
 * Evidence of which times an alert of this traffic asks for: what the correlator's rules come to for a long window of an
 * hour. The join beside it has the same.
 */
public final class Window {
    /** The long window, and the look-back before that. */
    public static final Duration BEFORE = Duration.ofHours(2);

    public static final Duration AFTER = Duration.ofMinutes(10);

    private Window() {}

    static boolean holds(Spike spike, Instant time) {
        return !time.isBefore(spike.startsAt().minus(BEFORE))
                && !time.isAfter(spike.startsAt().plus(AFTER));
    }
}
