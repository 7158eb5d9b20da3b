package dev.culprit.collector.kube;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long one watch waits between tries, and how long the API server keeps it open; spread, so that not all come at once. */
final class Pauses {
    private static final Duration SHORTEST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Whatever a server asks for, it is looked at again after that. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

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

    /** Something came: the next pause is the shortest again. */
    void succeeded() {
        next = SHORTEST;
    }

    /** After a failure: each time longer. */
    void pause(ReadGuard guard) {
        pause(guard, Duration.ZERO);
    }

    /** After a failure, as long as the server asks for. */
    void pause(ReadGuard guard, Duration asked) {
        Duration bounded = shorter(asked, LONGEST_ASKED);
        guard.pause(spread(bounded.compareTo(next) > 0 ? bounded : next));
        next = shorter(next.multipliedBy(2), LONGEST);
    }

    /** After a watch that ended well and said nothing: a proxy may close each one at once. */
    void pauseShort(ReadGuard guard) {
        guard.pause(spread(SHORTEST));
    }

    void pauseLong(ReadGuard guard) {
        guard.pause(spread(WHEN_REFUSED));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Duration spread(Duration time) {
        return time.plusMillis(random.nextLong(time.toMillis() / 2 + 1));
    }
}
