package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Cleared;
import java.util.List;

/**
 * A case taken apart, before anything is weighed: what the weights are fitted on.
 *
 * @param candidates each change that may be the cause, by object, then time
 * @param cleared the objects of which no change may be
 * @param noChange what speaks for a cause that is no change
 */
public record Hearing(List<Candidate> candidates, List<Cleared> cleared, List<Sign> noChange) {
    public Hearing {
        candidates = List.copyOf(candidates);
        cleared = List.copyOf(cleared);
        noChange = List.copyOf(noChange);
    }
}
