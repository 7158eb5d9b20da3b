package dev.culprit.correlator.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Until when to wait with everything, or with a place; longer with each failure, and never shorter than asked. */
final class Hurdles {
    private static final int MOST_DOUBLINGS = 16;
    private static final String EVERYWHERE = "";

    private final RandomGenerator random;
    private final Map<String, Standing> standing = new HashMap<>();

    Hurdles(RandomGenerator random) {
        this.random = random;
    }

    private record Standing(int failures, Instant until) {}

    /** Something was not taken, for a reason that holds up others. */
    void met(Hurdle hurdle, Instant now) {
        String key = hurdle.reason().scope() == Hurdle.Scope.EVERYTHING ? EVERYWHERE : hurdle.place();
        Standing before = standing.get(key);
        // whatever the reasons: who fails in a new way each time is not asked more often for it
        int failures = before == null ? 1 : before.failures() + 1;
        standing.put(key, new Standing(failures, now.plus(pause(hurdle, failures))));
    }

    /** Something was taken there. */
    void passed(String place) {
        standing.remove(EVERYWHERE);
        standing.remove(place);
    }

    /** From when on something is worth another try there. */
    Instant until(String place) {
        Instant everywhere = until(standing.get(EVERYWHERE));
        Instant there = until(standing.get(place));
        return everywhere.isAfter(there) ? everywhere : there;
    }

    private static Instant until(@Nullable Standing hurdle) {
        return hurdle == null ? Instant.MIN : hurdle.until();
    }

    /** Doubled with each failure; by chance up to half less, so that several do not come at once. */
    Duration pause(Hurdle hurdle, int failures) {
        Hurdle.Kind reason = hurdle.reason();
        long doubled = reason.firstPause().toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long longest = Math.min(doubled, reason.longestPause().toMillis());
        Duration own = Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
        Duration asked = hurdle.pause().orElse(Duration.ZERO);
        return asked.compareTo(own) > 0 ? asked : own;
    }
}
