package dev.culprit.correlator.episode;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Ties.Sibling;
import dev.culprit.correlator.message.Kin;
import java.util.List;
import java.util.Optional;

/**
 * The change that an episode suspects first, and who else does.
 *
 * @param object key of what was changed
 * @param change id of the change
 */
record Claimed(String object, String change, List<Sibling> siblings, boolean isMore) {
    Claimed {
        siblings = List.copyOf(siblings);
    }

    /** Nothing while no change stands out. */
    static Optional<Claimed> by(Episode episode, Findings findings) {
        return findings.topSuspect()
                .flatMap(suspect -> suspect.evidence().stream()
                        .findFirst()
                        .map(change -> new Claimed(
                                Dependencies.key(episode.cluster(), suspect.object()), change.id(), List.of(), false)));
    }

    boolean isOf(String otherChange) {
        return change.equals(otherChange);
    }

    Claimed told(Kin kin) {
        return new Claimed(object, change, kin.siblings(), kin.isMore());
    }
}
