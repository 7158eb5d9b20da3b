package dev.culprit.summarizer.answer;

import java.util.Map;
import java.util.stream.Stream;

/** What a word may be a form of, by its ending. */
final class Stems {
    private static final int SHORTEST = 3;

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("mins", "min"),
            Map.entry("m", "min"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("time", "times"),
            Map.entry("replica", "replicas"));

    private Stems() {}

    static Stream<String> of(String word) {
        return Stream.of("s", "es", "ed", "d", "ing", "ly", "er", "r", "est", "n't")
                .filter(word::endsWith)
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .filter(stem -> stem.length() >= SHORTEST)
                .flatMap(Stems::spelt);
    }

    /** One name for each unit. */
    static String unit(String word) {
        return UNITS.getOrDefault(word, word);
    }

    /** Whether what stands before it is an amount of it. */
    static boolean isUnit(String word) {
        return UNITS.containsKey(word) || UNITS.containsValue(word);
    }

    private static Stream<String> spelt(String stem) {
        char last = stem.charAt(stem.length() - 1);
        boolean isDoubled = last == stem.charAt(stem.length() - 2);
        String shorter = stem.substring(0, stem.length() - 1);
        return Stream.of(stem, stem + "e", isDoubled ? shorter : stem, last == 'i' ? shorter + "y" : stem);
    }
}
