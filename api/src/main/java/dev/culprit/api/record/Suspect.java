package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;

/**
 * An object whose change may have caused the burn.
 *
 * @param timestamp of its strongest change before the alert
 * @param change what that change altered, in one line
 * @param contributions what its score is made of, in a fixed order
 * @param evidence the change, then what else speaks for or against it
 */
public record Suspect(
        ObjectRef object,
        Instant timestamp,
        ChangeType changeType,
        String change,
        String actor,
        Confidence confidence,
        double score,
        List<Contribution> contributions,
        List<EvidenceLine> evidence) {
    public Suspect {
        contributions = List.copyOf(contributions);
        evidence = List.copyOf(evidence);
    }
}
