package dev.culprit.api.record;

import java.util.List;
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
 */
public record Findings(
        @Nullable ObjectRef entry,
        List<Suspect> suspects,
        int suspectsLeftOut,
        List<Cleared> cleared,
        int clearedLeftOut,
        double noChangeScore) {
    public Findings {
        suspects = List.copyOf(suspects);
        cleared = List.copyOf(cleared);
    }
}
