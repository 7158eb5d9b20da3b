package dev.culprit.summarizer.prompt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a model may propose: it picks one of these, and never words a step itself. */
public enum NextStep {
    CONSIDER_UNDOING("Consider undoing the change of %s."),
    COMPARE_BEFORE_AND_AFTER("Compare %s before and after its change."),
    READ_LOGS("Read the logs of what %s runs or serves."),
    READ_EVENTS("Look at the Events around %s."),
    CHECK_LIMITS("Check the requests, limits and quotas around %s."),
    CHECK_DEPENDENCIES("Check what %s calls, and what calls it."),
    ASK_AUTHOR("Ask whoever changed %s."),
    WATCH_BURN("Watch whether the burn ends before %s is touched again.");

    private final String sentence;

    NextStep(String sentence) {
        this.sentence = sentence;
    }

    /** As the model names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NextStep> of(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** In words, about an object. */
    public String about(String object) {
        return sentence.formatted(object);
    }
}
