package dev.culprit.correlator.episode;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.ObjectRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lets through as much evidence as can be weighed while people wait: of each object, and of all, the latest changes that were
 * made before the alert, and the latest symptoms. What stays does not depend on the order in which it came.
 */
final class Sieve {
    /** Changes, and as many symptoms. */
    static final int MOST_OF_ONE = 200;

    /** Changes, and as many symptoms. */
    static final int MOST_OF_ALL = 5_000;

    private final Instant alert;
    private final Map<ObjectRef, Queue<Evidence>> changes = new HashMap<>();
    private final Map<ObjectRef, Queue<Evidence>> symptoms = new HashMap<>();
    private final SortedMap<ObjectRef, Integer> lostChanges = new TreeMap<>();
    private int seen;

    /** @param alert when it began to fire: what comes later is a response, and goes first */
    Sieve(Instant alert) {
        this.alert = alert;
    }

    void add(Evidence fact) {
        seen++;
        Queue<Evidence> ofOne = (fact instanceof Change ? changes : symptoms)
                .computeIfAbsent(fact.subject(), subject -> new PriorityQueue<>(leastFirst()));
        ofOne.add(fact);
        if (ofOne.size() > MOST_OF_ONE) {
            lose(ofOne.remove());
        }
    }

    /** What stays, in the order of its ids. */
    List<Evidence> kept() {
        return Stream.of(changes, symptoms)
                .flatMap(kind -> mostOf(kind).stream())
                .sorted(Comparator.comparing(Evidence::id))
                .toList();
    }

    private List<Evidence> mostOf(Map<ObjectRef, Queue<Evidence>> kind) {
        var all = new ArrayList<Evidence>();
        kind.values().forEach(all::addAll);
        if (all.size() <= MOST_OF_ALL) {
            return all;
        }
        all.sort(leastFirst());
        return all.subList(all.size() - MOST_OF_ALL, all.size());
    }

    /** Of each object, how many changes before the alert are beyond the limit of one. */
    SortedMap<ObjectRef, Integer> lostChanges() {
        return lostChanges;
    }

    int seen() {
        return seen;
    }

    private void lose(Evidence fact) {
        if (fact instanceof Change && isBeforeAlert(fact)) {
            lostChanges.merge(fact.subject(), 1, Integer::sum);
        }
    }

    private Comparator<Evidence> leastFirst() {
        return Comparator.comparing((Evidence fact) -> fact instanceof Change && isBeforeAlert(fact))
                .thenComparing(Evidence::occurredAt)
                .thenComparing(Evidence::id);
    }

    private boolean isBeforeAlert(Evidence fact) {
        return !fact.occurredAt().isAfter(alert);
    }
}
