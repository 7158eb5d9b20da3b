package dev.culprit.faults.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was done, and what the collector has acknowledged: only that has to come out. */
public final class Ledger {
    private final Map<Story, Map<Deed, Integer>> deeds = new LinkedHashMap<>();
    private final List<String> mishaps = new ArrayList<>();

    /** What may be entered of a story. */
    public enum Deed {
        /** The API server has taken the change. */
        CHANGED,
        /** A firing alert was answered with 200. */
        FIRED,
        /** A resolved one was. */
        RESOLVED
    }

    synchronized void enter(Story story, Deed deed) {
        deeds.computeIfAbsent(story, any -> new EnumMap<>(Deed.class)).merge(deed, 1, Integer::sum);
    }

    /** What the harness itself could not do; whatever it is, the run proves nothing then. */
    synchronized void mishap(String what) {
        mishaps.add(what);
    }

    /** Those of which something was done. */
    public synchronized Set<Story> with(Deed deed) {
        return deeds.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(deed))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    public synchronized int count(Deed deed) {
        return deeds.values().stream()
                .mapToInt(done -> done.getOrDefault(deed, 0))
                .sum();
    }

    public synchronized List<String> mishaps() {
        return List.copyOf(mishaps);
    }
}
