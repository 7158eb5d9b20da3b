package dev.culprit.correlator.wording;

import dev.culprit.api.record.Symptom;
import dev.culprit.runtime.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What failed: {@code BackOff on Pod shop/x since 40 s after the change, 12 times: message}. */
public final class SymptomText {
    private static final int REASON_SHOWN = 63;

    private static final int MESSAGE_SHOWN = 160;

    private SymptomText() {}

    /** The symptom, told from the change that it may come from. */
    public static String of(Symptom symptom, Instant change) {
        return ofAlike(List.of(symptom), change);
    }

    /**
     * Symptoms that tell the same of several objects, told from the change that they may come from: the first one's
     * object and message, and the times of all.
     *
     * @param alike at least one, the earliest first
     */
    public static String ofAlike(List<Symptom> alike, Instant change) {
        int count = alike.stream().mapToInt(symptom -> symptom.seen().count()).sum();
        int more = alike.size() - 1;
        return told(alike.getFirst(), more == 0 ? "" : " and " + more + " more", count, change, "the change");
    }

    /**
     * The symptom, told from another moment.
     *
     * @param name what happened at the reference, as it goes into the sentence: {@code the alert}
     */
    public static String of(Symptom symptom, Instant reference, String name) {
        return told(symptom, "", symptom.seen().count(), reference, name);
    }

    private static String told(Symptom symptom, String more, int count, Instant reference, String name) {
        String message = OneLine.of(symptom.message(), MESSAGE_SHOWN);
        return OneLine.of(symptom.reason(), REASON_SHOWN)
                + " on " + OneLine.of(symptom.subject().toString()) + more
                + when(Duration.between(reference, symptom.seen().first()), name, count > 1)
                + (count > 1 ? ", " + count + " times" : "")
                + (message.isEmpty() ? "" : ": " + message);
    }

    /** {@code since 40 s after the change}. */
    private static String when(Duration after, String name, boolean again) {
        if (after.isZero()) {
            return again ? " from the moment of " + name + " on" : " at the moment of " + name;
        }
        return (again ? " since " : " ")
                + HumanDuration.of(after)
                + (after.isNegative() ? " before " : " after ")
                + name;
    }
}
