package dev.culprit.api.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ranking found.
 *
 * @param entry the workload or Service that the SLO measures; absent when none could be told
 * @param suspects best first
 * @param cleared newest first
 * @param suspectsLeftOut suspects beyond the limit
 * @param clearedLeftOut cleared objects beyond the limit
 * @param noChangeScore score of "no change explains this", which competes with the suspects' scores
 * @param noChangeContributions what that score is the sum of; absent in findings of before these were told
 * @param noChangeStory what fails of itself, in one line: the likelier story where no change stands out; absent when
 *     nothing does
 * @param ties absent when there are none
 */
public record Findings(
        @Nullable ObjectRef entry,
        List<Suspect> suspects,
        int suspectsLeftOut,
        List<Cleared> cleared,
        int clearedLeftOut,
        double noChangeScore,
        @Nullable List<Contribution> noChangeContributions,
        @Nullable String noChangeStory,
        @Nullable Ties ties) {
    public Findings {
        suspects = List.copyOf(suspects);
        cleared = List.copyOf(cleared);
        noChangeContributions = noChangeContributions == null ? null : List.copyOf(noChangeContributions);
    }

    /** Where nothing fails of itself. */
    public Findings(
            @Nullable ObjectRef entry,
            List<Suspect> suspects,
            int suspectsLeftOut,
            List<Cleared> cleared,
            int clearedLeftOut,
            double noChangeScore) {
        this(entry, suspects, suspectsLeftOut, cleared, clearedLeftOut, noChangeScore, null, null, null);
    }

    /** The suspect that is named at a glance: none where "no change" is the likelier story. */
    public Optional<Suspect> topSuspect() {
        return suspects.stream().findFirst().filter(suspect -> suspect.confidence() != Confidence.LOW);
    }

    /** The id of the change that is suspected first, where one is named at a glance. */
    public Optional<String> topChange() {
        return topSuspect()
                .flatMap(suspect -> suspect.evidence().stream().findFirst())
                .map(EvidenceLine::id);
    }

    /** These findings, with what they belong together with. */
    public Findings tied(Ties now) {
        return new Findings(
                entry,
                suspects,
                suspectsLeftOut,
                cleared,
                clearedLeftOut,
                noChangeScore,
                noChangeContributions,
                noChangeStory,
                now.equals(Ties.none()) ? null : now);
    }
}
