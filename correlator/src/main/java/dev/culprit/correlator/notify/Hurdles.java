package dev.culprit.correlator.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Until when to wait with what: the whole service, or a place; longer with each failure, and never shorter than asked. */
final class Hurdles {
    private static final int MOST_DOUBLINGS = 16;
    private static final String SERVICE = "";

    private final RandomGenerator random;
    private final Map<String, Hurdle> standing = new HashMap<>();

    Hurdles(RandomGenerator random) {
        this.random = random;
    }

    private record Hurdle(Reason reason, int failures, Instant until) {}

    /** The service or the place did not take something. */
    void met(Obstacle obstacle, Instant now) {
        String key = obstacle.reason().scope() == Reason.Scope.SERVICE ? SERVICE : obstacle.place();
        Hurdle before = standing.get(key);
        int failures = before == null || before.reason() != obstacle.reason() ? 1 : before.failures() + 1;
        standing.put(key, new Hurdle(obstacle.reason(), failures, now.plus(pause(obstacle, failures))));
    }

    /** Something was taken there. */
    void passed(String place) {
        standing.remove(SERVICE);
        standing.remove(place);
    }

    /** From when on something is worth another try there. */
    Instant until(String place) {
        Instant ofService = until(standing, SERVICE);
        Instant ofPlace = until(standing, place);
        return ofService.isAfter(ofPlace) ? ofService : ofPlace;
    }

    private static Instant until(Map<String, Hurdle> standing, String key) {
        Hurdle hurdle = standing.get(key);
        return hurdle == null ? Instant.MIN : hurdle.until();
    }

    /** Doubled with each failure; by chance up to half less, so that several do not come at once. */
    Duration pause(Obstacle obstacle, int failures) {
        Reason reason = obstacle.reason();
        long doubled = reason.firstPause().toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long longest = Math.min(doubled, reason.longestPause().toMillis());
        Duration own = Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
        Duration asked = obstacle.pause().orElse(Duration.ZERO);
        return asked.compareTo(own) > 0 ? asked : own;
    }
}
