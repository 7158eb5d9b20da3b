package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which revisions are worth a call. */
public enum Occasion {
    /** When everybody has answered; and at once where the alert is critical. */
    FINAL_OR_FIRST_CRITICAL {
        @Override
        boolean isWorthIt(Correlation revision, Optional<Summary> before) {
            return revision.phase() == Phase.FINAL
                    || (revision.episode().severity() == Severity.CRITICAL && before.isEmpty());
        }
    },
    FINAL {
        @Override
        boolean isWorthIt(Correlation revision, Optional<Summary> before) {
            return revision.phase() == Phase.FINAL;
        }
    },
    EVERY_REVISION {
        @Override
        boolean isWorthIt(Correlation revision, Optional<Summary> before) {
            return true;
        }
    };

    /** @param before what became of an earlier revision */
    abstract boolean isWorthIt(Correlation revision, Optional<Summary> before);

    /** As settings name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Occasion::word).toList();
    }

    static Occasion of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
