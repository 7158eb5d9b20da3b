package dev.culprit.correlator.episode;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Which episodes have news that no revision tells yet. The more revisions an episode had of late, the longer the next one
 * waits; and however many wait, ranking leaves time to read: what no turn is left for has the first one next time.
 */
final class Revisions {
    private static final long SHORTEST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 15_000;

    /** Of each interval: so that records are read for at least as long as episodes are ranked. */
    private static final long TURN_MILLIS = 250;

    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<String, Pace> paces = new HashMap<>();

    /** When the next revision may come, and how long after that one the next, in ms. */
    private record Pace(long notBefore, long interval) {}

    void news(String episode) {
        waiting.add(episode);
    }

    void clear() {
        waiting.clear();
        paces.clear();
    }

    /**
     * Revises those whose time has come, the longest wait first.
     *
     * @param clock wall-clock time in ms
     */
    void takeTurns(LongSupplier clock, Consumer<String> revise) {
        long start = clock.getAsLong();
        paces.values().removeIf(pace -> pace.notBefore() + LONGEST_MILLIS < start);
        Iterator<String> next = waiting.iterator();
        while (next.hasNext() && clock.getAsLong() - start < TURN_MILLIS) {
            String episode = next.next();
            Pace pace = paces.getOrDefault(episode, new Pace(start, SHORTEST_MILLIS));
            if (pace.notBefore() <= start) {
                next.remove();
                revise.accept(episode);
                paces.put(episode, new Pace(start + pace.interval(), Math.min(LONGEST_MILLIS, 2 * pace.interval())));
            }
        }
    }
}
