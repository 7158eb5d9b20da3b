package dev.culprit.standalone.output;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Suspect;
import dev.culprit.runtime.text.OneLine;
import java.util.List;
import java.util.Locale;

/** A revision in one line, for who looks on: whom it suspects most, and of what. */
final class RevisionLine {
    private RevisionLine() {}

    static String of(Correlation revision) {
        return OneLine.of(revision.episode().slo() + ", revision " + revision.revision() + " ("
                + lowerCase(revision.phase()) + "): " + word(revision.findings().suspects()));
    }

    private static String word(List<Suspect> suspects) {
        if (suspects.isEmpty()) {
            return "no change explains it";
        }
        Suspect top = suspects.getFirst();
        String deed = top.object() + ", " + top.change();
        return top.confidence() == Confidence.LOW
                ? "no change stands out, not even " + deed
                : deed + " (" + lowerCase(top.confidence()) + ")";
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
