package dev.culprit.rules.standing;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The value of a series now.
 *
 * @param labels without its name
 */
record Sample(String series, SortedMap<String, String> labels, double value) {
    Sample {
        labels = new TreeMap<>(labels);
    }

    boolean has(Map<String, String> some) {
        return labels.entrySet().containsAll(some.entrySet());
    }

    String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
