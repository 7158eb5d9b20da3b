package dev.culprit.standalone.command;

import dev.culprit.api.record.Correlation;
import java.util.Locale;

/** A revision in one line, for who looks on. */
final class RevisionLine {
    private RevisionLine() {}

    static String of(Correlation revision) {
        String top = revision.findings().suspects().stream()
                .findFirst()
                .map(suspect -> suspect.object().toString())
                .orElse("nobody");
        return revision.episode().slo() + ", revision " + revision.revision() + " ("
                + revision.phase().name().toLowerCase(Locale.ROOT) + "): suspects " + top;
    }
}
