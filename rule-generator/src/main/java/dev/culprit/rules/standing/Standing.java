package dev.culprit.rules.standing;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Target;
import dev.culprit.rules.recording.Subject;
import java.util.List;

/**
 * How a promise stands.
 *
 * @param state rounded, so that noise does not change it; its level is unknown unless something is proven
 * @param message one line: why it is not known, or what to doubt; empty where neither is to be told
 * @param missing of a composition: its parts without data, by alias; the part of a part is {@code part/its-part}
 */
public record Standing(ObjectiveState state, Knowledge knowledge, String message, List<String> missing) {
    public Standing {
        if (message.lines().count() > 1) {
            throw new IllegalArgumentException("a message is one line, is " + message);
        }
        missing = List.copyOf(missing);
    }

    /** One of which nothing is known, as the message says. */
    public static Standing unknown(Promise promise, Knowledge knowledge, String message) {
        var state = new ObjectiveState(
                Subject.of(promise).objective(), percent(promise.target()), null, Level.UNKNOWN, null, null, null);
        return new Standing(state, knowledge, message, List.of());
    }

    static double percent(Target target) {
        return target.percent().doubleValue();
    }
}
