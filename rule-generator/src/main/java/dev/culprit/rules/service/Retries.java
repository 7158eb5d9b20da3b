package dev.culprit.rules.service;

import dev.culprit.rules.resource.Key;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When to try again what was not taken: later and later, five minutes at most. */
final class Retries {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Map<Key, Duration> pauses = new ConcurrentHashMap<>();

    Duration failed(Key key) {
        return pauses.merge(key, FIRST, (before, first) -> {
            Duration twice = before.multipliedBy(2);
            return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
        });
    }

    void succeeded(Key key) {
        pauses.remove(key);
    }
}
