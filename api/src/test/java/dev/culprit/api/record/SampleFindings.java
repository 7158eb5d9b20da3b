package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;

/** What was found of the seal. */
final class SampleFindings {
    private SampleFindings() {}

    static Findings of(ObjectRef seal, Instant ten) {
        var suspect = new Suspect(
                seal,
                ten.minusSeconds(23),
                ChangeType.UPDATE,
                "image v1.4.2 -> v1.4.3",
                "helm",
                Confidence.HIGH,
                3.5,
                List.of(new Contribution("image", 1.5), new Contribution("23 s before the alert", 2)),
                List.of(new EvidenceLine("6f1c0c5b0b6d4a52", ten.minusSeconds(23), "image v1.4.2 -> v1.4.3")));
        var tuna = ObjectRef.of("Deployment", "zoo", "tuna");
        var cleared = new Cleared(tuna, ten.plusSeconds(9), "replicas 2 -> 5", "changed after the alert");
        var alone = new Contribution("things fail of themselves", 0.5);
        return new Findings(seal, List.of(suspect), 0, List.of(cleared), 0, 0.5, List.of(alone), null, null);
    }
}
