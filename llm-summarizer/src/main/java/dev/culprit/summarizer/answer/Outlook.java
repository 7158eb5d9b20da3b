package dev.culprit.summarizer.answer;

import java.util.List;
import java.util.Set;

/** Whether a sentence says that the burn goes on, gets better or worse, or is over: nothing that was told says so. */
final class Outlook {
    private static final Set<String> BURNS = Set.of(
            "alert",
            "burn",
            "error",
            "rate",
            "failure",
            "budget",
            "slo",
            "incident",
            "problem",
            "issue",
            "trouble",
            "disruption",
            "degradation",
            "symptom");

    /** What may go on or end, besides, where nothing says that it fails. */
    private static final Set<String> WHOLES =
            Set.of("service", "workload", "cluster", "application", "namespace", "system");

    private static final Set<String> COURSES = Set.of(
            "over",
            "longer",
            "away",
            "stay",
            "stays",
            "stayed",
            "last",
            "lasts",
            "lasted",
            "hold",
            "holds",
            "held",
            "closed",
            "brief",
            "briefly",
            "short",
            "rising",
            "grow",
            "grows",
            "growing",
            "grew",
            "increasing",
            "decreasing",
            "decreases",
            "decreased",
            "fall",
            "falls",
            "falling",
            "fell",
            "drop",
            "drops",
            "dropped",
            "down",
            "worse",
            "better",
            "now",
            "normal",
            "again",
            "back",
            "firing",
            "burning",
            "happening",
            "resolve",
            "resolves",
            "left",
            "going",
            "ready",
            "available",
            "open",
            "went",
            "gone",
            "consumed",
            "exceeded",
            "used",
            "high",
            "higher",
            "low",
            "lower",
            "critical",
            "serious",
            "severe",
            "end",
            "large",
            "small",
            "few");

    private static final Set<String> KEEPING = Set.of("keep", "keeps", "kept", "keeping");

    private static final Set<String> OBJECTS =
            Set.of("its", "the", "it", "a", "this", "them", "container", "pod", "pods");

    private static final Set<String> COMING = Set.of("come", "comes", "came", "go", "goes");

    private static final Set<String> GOING = Set.of("go", "goes", "went", "gone");

    private Outlook() {}

    static boolean isGiven(String sentence) {
        return Statements.of(sentence).stream()
                .map(statement -> Words.of(statement).all())
                .anyMatch(Outlook::isIn);
    }

    private static boolean isIn(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (Vocabulary.isFormOf(word, BURNS) || WHOLES.contains(word)) {
                return hasCourse(words.subList(i + 1, words.size()));
            }
        }
        return false;
    }

    /** Kept burning, and not what keeps its container restarting. */
    private static boolean isKept(List<String> words, int at) {
        return KEEPING.contains(words.get(at)) && (at + 1 == words.size() || !OBJECTS.contains(words.get(at + 1)));
    }

    private static boolean hasCourse(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            boolean isComing = i + 1 == words.size() && COMING.contains(words.get(i));
            boolean isOn = i > 0 && words.get(i).equals("on") && GOING.contains(words.get(i - 1));
            if (isOn || isComing || COURSES.contains(words.get(i)) || isKept(words, i)) {
                return true;
            }
        }
        return false;
    }
}
