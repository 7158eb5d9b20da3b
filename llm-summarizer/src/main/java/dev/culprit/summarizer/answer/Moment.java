package dev.culprit.summarizer.answer;

import java.util.Optional;
import java.util.Set;

/** What times are told against. */
enum Moment {
    ALERT("alert", "fire", "fired", "firing", "burn", "burned"),
    CHANGE(
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

    private final Set<String> words;

    Moment(String... words) {
        this.words = Set.of(words);
    }

    static Optional<Moment> of(String word) {
        for (Moment moment : values()) {
            if (Vocabulary.isFormOf(word, moment.words)) {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }
}
