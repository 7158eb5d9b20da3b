package dev.culprit.correlator.report;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Suspect;
import java.util.Optional;

/** The suspect named at a glance: none where "no change" is the likelier story. */
public final class TopSuspect {
    private TopSuspect() {}

    public static Optional<Suspect> of(Findings findings) {
        return findings.suspects().stream().findFirst().filter(suspect -> suspect.confidence() != Confidence.LOW);
    }
}
