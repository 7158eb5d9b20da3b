package dev.culprit.summarizer.answer;

import java.util.List;
import java.util.Set;

/** Whether a sentence says of how much something is true, where the evidence does not. */
final class Extent {
    private static final Set<String> QUANTITIES = Set.of(
            "all",
            "most",
            "entire",
            "whole",
            "several",
            "many",
            "multiple",
            "both",
            "each",
            "every",
            "various",
            "different",
            "few",
            "numerous",
            "other");

    private static final Set<String> COUNTABLE = Set.of(
            "pod",
            "container",
            "service",
            "workload",
            "instance",
            "replica",
            "budget",
            "component",
            "module",
            "app",
            "application",
            "namespace",
            "object",
            "node",
            "value",
            "key",
            "program",
            "system",
            "cluster",
            "server",
            "client",
            "deployment",
            "image",
            "version",
            "request",
            "alert");

    private static final Set<String> BETWEEN = Set.of("the", "of", "its", "these", "those", "new", "error");

    private Extent() {}

    /** @param own what the evidence says, in Culprit's words */
    static boolean isMadeUp(List<String> words, Set<String> own) {
        for (int i = 0; i + 1 < words.size(); i++) {
            int next = i + 1;
            while (next + 1 < words.size() && BETWEEN.contains(words.get(next))) {
                next++;
            }
            if (QUANTITIES.contains(words.get(i))
                    && !own.contains(words.get(i))
                    && Vocabulary.isFormOf(words.get(next), COUNTABLE)) {
                return true;
            }
        }
        return false;
    }
}
