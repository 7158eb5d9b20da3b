package dev.culprit.summarizer.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a sentence has the alert bring about the change. */
final class Causation {
    private static final Set<String> VERBS = Set.of(
            "caused",
            "causes",
            "causing",
            "triggered",
            "triggers",
            "triggering",
            "led",
            "leads",
            "leading",
            "provoked",
            "induced",
            "brought");
    private static final Set<String> BACKWARDS = Set.of("by", "because", "due");
    private static final int REACH = 5;

    private Causation() {}

    static boolean isReversed(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            boolean isBackwards = BACKWARDS.contains(words.get(i))
                    && (!words.get(i).equals("by") || (i > 0 && VERBS.contains(words.get(i - 1))));
            boolean isForwards = VERBS.contains(words.get(i))
                    && (i + 1 == words.size() || !words.get(i + 1).equals("by"));
            Optional<Moment> object = words.subList(i + 1, Math.min(i + 1 + REACH, words.size())).stream()
                    .flatMap(word -> Moment.of(word).stream())
                    .findFirst();
            if ((isForwards && object.equals(Optional.of(Moment.CHANGE)))
                    || (isBackwards && object.equals(Optional.of(Moment.ALERT)))) {
                return true;
            }
        }
        return false;
    }
}
