package dev.culprit.collector.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Things that wait a while for their other half: so many, so long, the oldest leave first. */
final class Waiting<T> {
    private final int most;
    private final Duration longest;
    private final ArrayDeque<Entry<T>> order = new ArrayDeque<>();
    private final Map<String, List<T>> byKey = new HashMap<>();
    private long crowdedOut;

    private record Entry<T>(String key, T item, Instant since) {}

    Waiting(int most, Duration longest) {
        this.most = most;
        this.longest = longest;
    }

    void add(String key, T item, Instant at) {
        forgetBefore(at.minus(longest));
        if (order.size() >= most) {
            crowdedOut += leave(order.remove()) ? 1 : 0;
        }
        order.add(new Entry<>(key, item, at));
        byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(item);
    }

    private void forgetBefore(Instant time) {
        while (!order.isEmpty() && order.peek().since().isBefore(time)) {
            leave(order.remove());
        }
    }

    private boolean leave(Entry<T> entry) {
        return remove(entry.key(), entry.item());
    }

    /** In the order in which they came. */
    List<T> of(String key) {
        return List.copyOf(byKey.getOrDefault(key, List.of()));
    }

    /** Whether it was waiting. */
    boolean remove(String key, T item) {
        List<T> waiting = byKey.get(key);
        if (waiting == null || !waiting.remove(item)) {
            return false;
        }
        if (waiting.isEmpty()) {
            byKey.remove(key);
        }
        return true;
    }

    /** How many had to leave because there were too many. */
    long crowdedOut() {
        return crowdedOut;
    }
}
