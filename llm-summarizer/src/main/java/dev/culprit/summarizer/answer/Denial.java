package dev.culprit.summarizer.answer;

import java.util.List;
import java.util.Set;

/** Words that turn a sentence round. */
final class Denial {
    private static final Set<String> WORDS = Set.of(
            "no",
            "not",
            "none",
            "nothing",
            "never",
            "neither",
            "nor",
            "nobody",
            "without",
            "hardly",
            "cannot",
            "unable",
            "unlikely",
            "less",
            "least",
            "unclear",
            "unrelated",
            "irrelevant");
    private static final Set<String> OTHER = Set.of("other", "others", "else", "another");
    private static final Set<String> FILLERS = Set.of(
            "any", "a", "an", "the", "be", "been", "being", "have", "has", "had", "ever", "even", "yet", "of", "its",
            "were", "was", "is", "are", "such", "single", "really");
    private static final Set<String> FACTS = Set.of(
            "change", "see", "seen", "saw", "observe", "happen", "occur", "fail", "report", "record", "detect", "fire",
            "fired", "burn", "update", "edit", "find", "found", "show", "begin", "began", "start", "appear");

    private static final Set<String> ABILITIES = Set.of("could", "can");

    private Denial() {}

    static boolean isOne(String word) {
        return WORDS.contains(word) || word.endsWith("n't") || word.endsWith("n’t");
    }

    static long count(List<String> words) {
        return words.stream().filter(Denial::isOne).count();
    }

    /** {@code no other change}, {@code nothing else}. */
    static boolean isOfTheRest(List<String> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (isOne(words.get(i)) && OTHER.contains(words.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it denies what the evidence says. Where that itself denies something, its words may be said. */
    static boolean isOfFacts(List<String> words, Set<String> told) {
        if (told.stream().anyMatch(Denial::isOne)) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!isOne(words.get(i))) {
                continue;
            }
            int next = i + 1;
            while (next < words.size() && FILLERS.contains(words.get(next))) {
                next++;
            }
            if (next < words.size() && isFact(words.get(next), told) && !isFailure(words, i, words.get(next), told)) {
                return true;
            }
        }
        return false;
    }

    /** What could not be done, where the evidence tells of failures. */
    private static boolean isFailure(List<String> words, int denial, String done, Set<String> told) {
        String word = words.get(denial);
        boolean isOfAbility = word.equals("cannot")
                || word.equals("unable")
                || (denial > 0 && ABILITIES.contains(words.get(denial - 1)));
        return isOfAbility
                && !Vocabulary.isFormOf(done, FACTS)
                && told.stream().anyMatch(one -> one.startsWith("fail"));
    }

    private static boolean isFact(String word, Set<String> told) {
        return Vocabulary.isFormOf(word, FACTS) || (!Vocabulary.isCommon(word) && Vocabulary.isFormOf(word, told));
    }
}
