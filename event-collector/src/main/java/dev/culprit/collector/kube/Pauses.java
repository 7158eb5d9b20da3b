package dev.culprit.collector.kube;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long one watch waits between tries, and how long the API server keeps it open; spread, so that not all come at once. */
final class Pauses {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Rights and kinds change seldom. */
    private static final Duration WHEN_REFUSED = Duration.ofMinutes(2);

    private static final int MIN_WATCH_SECONDS = 120;
    private static final int MAX_WATCH_SECONDS = 240;

    private final RandomGenerator random;
    private Duration next = SHORTEST;

    Pauses(RandomGenerator random) {
        this.random = random;
    }

    /** Longer than any watch is kept open. */
    static Duration patience() {
        return Duration.ofSeconds(MAX_WATCH_SECONDS + 30L);
    }

    int watchSeconds() {
        return random.nextInt(MIN_WATCH_SECONDS, MAX_WATCH_SECONDS);
    }

    void succeeded() {
        next = SHORTEST;
    }

    void pause(ReadGuard guard) {
        guard.pause(spread(next));
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }

    void pauseLong(ReadGuard guard) {
        guard.pause(spread(WHEN_REFUSED));
    }

    private Duration spread(Duration time) {
        return time.plusMillis(random.nextLong(time.toMillis() / 2 + 1));
    }
}
