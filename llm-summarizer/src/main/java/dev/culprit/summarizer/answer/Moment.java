package dev.culprit.summarizer.answer;

import java.util.Optional;
import java.util.Set;

/** What times are told against. */
enum Moment {
    ALERT,
    CHANGE;

    private static final Set<String> OF_ALERT = Set.of("alert", "fire", "fired", "firing", "burn", "burned");
    private static final Set<String> OF_CHANGE = Set.of(
            "change",
            "edit",
            "rollout",
            "roll",
            "update",
            "deploy",
            "deployment",
            "image",
            "revision",
            "release",
            "upgrade",
            "version",
            "scale",
            "modify",
            "set",
            "went",
            "move",
            "create",
            "delete",
            "remove",
            "replace",
            "configuration");

    static Optional<Moment> of(String word) {
        if (Vocabulary.isFormOf(word, OF_ALERT)) {
            return Optional.of(ALERT);
        }
        return Vocabulary.isFormOf(word, OF_CHANGE) ? Optional.of(CHANGE) : Optional.empty();
    }
}
