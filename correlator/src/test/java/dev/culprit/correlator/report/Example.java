package dev.culprit.correlator.report;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.BurnSeries;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Condition;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Correlations of a zoo that never was. */
public enum Example {
    LIKELY {
        @Override
        public Correlation correlation() {
            var findings = new Findings(
                    SEAL,
                    List.of(
                            suspect(SEAL, "image v1.4.2 -> v1.4.3", Confidence.HIGH),
                            suspect(NODE, "updated", Confidence.LOW)),
                    0,
                    List.of(new Cleared(TUNA, ALERT.plusSeconds(40), "replicas 2 -> 5", "changed after the alert")),
                    2,
                    0.5);
            return episode(Phase.FINAL, findings, List.of());
        }
    },
    UNLIKELY {
        @Override
        public Correlation correlation() {
            var findings =
                    new Findings(SEAL, List.of(suspect(TUNA, "replicas 2 -> 5", Confidence.LOW)), 0, List.of(), 0, 2);
            return episode(Phase.PROVISIONAL, findings, List.of());
        }
    },
    UNEXPLAINED {
        @Override
        public Correlation correlation() {
            var missing = new Condition(
                    Condition.EVIDENCE_INCOMPLETE, "NoAnswer", "1 of 16 buckets did not answer in time: c/zoo/3");
            return episode(Phase.FINAL, new Findings(null, List.of(), 0, List.of(), 0, 2), List.of(missing));
        }
    };

    private static final Instant ALERT = Instant.parse("2026-05-04T10:00:00Z");
    private static final ObjectRef SEAL = ObjectRef.of("Deployment", "zoo", "seal");
    private static final ObjectRef TUNA = ObjectRef.of("Deployment", "zoo", "tuna");
    private static final ObjectRef NODE = ObjectRef.of("Node", "", "worker-1");

    public abstract Correlation correlation();

    String fileName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Correlation ranked(Confidence... confidences) {
        List<Suspect> suspects = Stream.of(confidences)
                .map(confidence -> suspect(SEAL, "image v1.4.2 -> v1.4.3", confidence))
                .toList();
        return episode(Phase.FINAL, new Findings(SEAL, suspects, 0, List.of(), 0, 0.5), List.of());
    }

    /** Something fails that no change makes fail. */
    public static Correlation overtaken(Confidence first, String story) {
        List<Suspect> suspects = List.of(suspect(SEAL, "image v1.4.2 -> v1.4.3", first));
        return episode(Phase.FINAL, new Findings(SEAL, suspects, 0, List.of(), 0, 4.5, null, story, null), List.of());
    }

    public static Correlation crowded(int suspects, int cleared) {
        var findings = new Findings(
                SEAL,
                IntStream.range(0, suspects)
                        .mapToObj(i -> suspect(SEAL, "x".repeat(5000), Confidence.MEDIUM))
                        .toList(),
                0,
                IntStream.range(0, cleared)
                        .mapToObj(i -> new Cleared(TUNA, ALERT, "replicas 2 -> 5", "not on the path"))
                        .toList(),
                0,
                0.5);
        return episode(Phase.FINAL, findings, List.of());
    }

    /** For its signs, each of which is two points. */
    public static Correlation signed(Confidence confidence, String... signs) {
        Suspect suspect = suspect(SEAL, "image v1.4.2 -> v1.4.3", confidence);
        List<Contribution> contributions =
                Stream.of(signs).map(sign -> new Contribution(sign, 2)).toList();
        var signed = new Suspect(
                suspect.object(),
                suspect.timestamp(),
                suspect.changeType(),
                suspect.change(),
                suspect.actor(),
                confidence,
                2.0 * signs.length,
                contributions,
                suspect.evidence());
        return episode(Phase.PROVISIONAL, new Findings(SEAL, List.of(signed), 0, List.of(), 0, 0.5), List.of());
    }

    private static Suspect suspect(ObjectRef object, String change, Confidence confidence) {
        return new Suspect(
                object,
                ALERT.minusSeconds(23),
                ChangeType.UPDATE,
                change,
                "kubectl-patch",
                confidence,
                3.5,
                List.of(new Contribution("close to the onset", 2), new Contribution("image", 1.5)),
                List.of(
                        new EvidenceLine("c1", ALERT.minusSeconds(23), change),
                        new EvidenceLine(
                                "s1", ALERT, "BackOff on Pod zoo/seal-1 since 5 s after the change, 4 times")));
    }

    private static BurnSeries series() {
        return new BurnSeries(
                BurnSeries.Measure.BURN_RATE,
                ALERT.minusSeconds(300),
                Duration.ofSeconds(60),
                Arrays.asList(0.01, null, 0.4, 2.0, 14.4567, 16.0, 0.3));
    }

    private static Correlation episode(Phase phase, Findings findings, List<Condition> conditions) {
        var episode = new Episode(
                "c",
                new SloRef("zoo", "seal-availability"),
                Severity.CRITICAL,
                phase == Phase.FINAL ? 14.4 : null,
                ALERT,
                phase == Phase.FINAL ? ALERT.plusSeconds(600) : null,
                new Alert("SealBurns", "f1", "seal", null),
                phase == Phase.FINAL ? 0.41239 : null,
                phase == Phase.FINAL ? series() : null);
        var period = new Correlation.Period(
                new Onset(ALERT.minus(Duration.ofMinutes(5)), ALERT, Onset.Source.ALERT_WINDOW),
                new TimeRange(ALERT.minus(Duration.ofMinutes(65)), ALERT.plus(Duration.ofMinutes(10))));
        return new Correlation(
                "0a1b2c3d4e5f6071",
                "seal-availability-20260504100000-0a1b2c3d",
                3,
                phase,
                episode,
                period,
                findings,
                conditions,
                ALERT.plusSeconds(700));
    }
}
