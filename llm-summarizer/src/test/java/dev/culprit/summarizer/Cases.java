package dev.culprit.summarizer;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Correlations of a zoo, with whatever messages a stranger may have written. */
public final class Cases {
    public static final Instant ALERT = Instant.parse("2026-05-04T10:00:00Z");

    private static final ObjectRef SEAL = ObjectRef.of("Deployment", "zoo", "seal");
    private static final ObjectRef TUNA = ObjectRef.of("ConfigMap", "zoo", "tuna-settings");

    private Cases() {}

    /** The seal's new image crashes; the tuna's settings were edited too. */
    public static Correlation seal() {
        return seal(Confidence.HIGH);
    }

    public static Correlation seal(Confidence first, String... messages) {
        var evidence = new ArrayList<EvidenceLine>();
        evidence.add(line("c1", "image v1.4.2 -> v1.4.3"));
        evidence.add(line(
                "s1",
                "BackOff on Pod zoo/seal-7d9f-abcde since 12 s after the change, 48 times: Back-off restarting failed"
                        + " container"));
        for (String message : messages) {
            evidence.add(line("s" + evidence.size(), message));
        }
        return of(List.of(
                new Suspect(
                        SEAL,
                        ALERT.minus(Duration.ofMinutes(5)),
                        ChangeType.UPDATE,
                        "image v1.4.2 -> v1.4.3",
                        "ann@example.org",
                        first,
                        6,
                        List.of(
                                new Contribution("5 min before the alert", 2),
                                new Contribution("image changed", 1),
                                new Contribution("BackOff since 12 s after", 3)),
                        evidence),
                new Suspect(
                        TUNA,
                        ALERT.minus(Duration.ofMinutes(50)),
                        ChangeType.UPDATE,
                        "key oxygen 21 -> 7",
                        "kubectl-edit",
                        Confidence.LOW,
                        0.2,
                        List.of(new Contribution("50 min before the alert", 0.2)),
                        List.of(line("c2", "key oxygen 21 -> 7")))));
    }

    /** The seal has fewer replicas. */
    public static Correlation scaled() {
        return of(List.of(new Suspect(
                SEAL,
                ALERT.minus(Duration.ofMinutes(5)),
                ChangeType.UPDATE,
                "replicas 6 -> 1",
                "ann@example.org",
                Confidence.HIGH,
                6,
                List.of(new Contribution("5 min before the alert", 2)),
                List.of(line("c1", "replicas 6 -> 1")))));
    }

    public static Correlation of(List<Suspect> suspects) {
        var cleared = new Cleared(ObjectRef.of("Deployment", "zoo", "crab"), ALERT, "label x added", "label-only edit");
        return of(new Findings(SEAL, suspects, 0, List.of(cleared), 0, 0.5), 1, Phase.FINAL, Severity.WARNING);
    }

    public static Correlation of(Findings findings, int revision, Phase phase, Severity severity) {
        var episode = new Episode(
                "zoo-cluster-1",
                new SloRef("zoo", "seal-availability"),
                severity,
                14.4,
                ALERT,
                null,
                new Alert("SealBurns", "f1", "seal", null));
        return new Correlation(
                "0a1b2c3d4e5f6071",
                "seal-availability-20260504100000-0a1b2c3d",
                revision,
                phase,
                episode,
                new Correlation.Period(
                        new Onset(ALERT.minus(Duration.ofHours(1)), ALERT, Onset.Source.ALERT_WINDOW),
                        new TimeRange(ALERT.minus(Duration.ofHours(2)), ALERT.plus(Duration.ofMinutes(10)))),
                findings,
                List.of(),
                ALERT.plusSeconds(5));
    }

    private static EvidenceLine line(String id, String text) {
        return new EvidenceLine(id, ALERT, text);
    }
}
