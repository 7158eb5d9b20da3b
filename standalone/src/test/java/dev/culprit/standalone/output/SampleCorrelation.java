package dev.culprit.standalone.output;

import dev.culprit.api.record.Alert;
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
import java.util.List;
import java.util.stream.IntStream;

/** Correlations to be shown. */
final class SampleCorrelation {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");
    static final Instant NOW = ALERT.plus(Duration.ofMinutes(25));

    private SampleCorrelation() {}

    static Correlation billing() {
        var cleared = IntStream.range(0, 7)
                .mapToObj(i -> new Cleared(
                        ObjectRef.of("ConfigMap", "tools", "flags-" + i),
                        ALERT.minusSeconds(60L * i),
                        "key beta off -> on",
                        "no path to the SLO"))
                .toList();
        var findings = new Findings(
                ObjectRef.of("Deployment", "shop", "billing"),
                List.of(suspect(Confidence.HIGH, "image 2.0 -> 2.1"), suspect(Confidence.LOW, "replicas 2 -> 3")),
                3,
                cleared,
                1,
                1.2);
        return with(quiet("shop", "billing"), findings);
    }

    static Suspect suspect(Confidence confidence, String change) {
        return new Suspect(
                ObjectRef.of(
                        "Deployment", "shop", "billing-" + confidence.name().charAt(0)),
                ALERT.minusSeconds(250),
                ChangeType.UPDATE,
                change,
                "helm",
                confidence,
                4.5,
                List.of(new Contribution("4 min 10 s before the alert", 2.5), new Contribution("image changed", 2.0)),
                List.of(
                        new EvidenceLine("c", ALERT, change),
                        new EvidenceLine("s", ALERT, "BackOff on Pod shop/billing-1 since 40 s after the change")));
    }

    static Correlation quiet(String namespace, String slo) {
        return new Correlation(
                "0123456789abcdef",
                slo + "-20260304120000-01234567",
                1,
                Phase.FINAL,
                new Episode(
                        "test",
                        new SloRef(namespace, slo),
                        Severity.CRITICAL,
                        slo.equals("billing") ? 14.42 : null,
                        ALERT,
                        null,
                        new Alert("Burn", "f", null, null)),
                new Correlation.Period(
                        new Onset(ALERT.minusSeconds(3_600), ALERT, Onset.Source.ALERT_WINDOW),
                        new TimeRange(ALERT.minusSeconds(7_200), ALERT.plusSeconds(600))),
                new Findings(null, List.of(), 0, List.of(), 0, 1.2),
                slo.equals("billing")
                        ? List.of(new Condition(Condition.EVIDENCE_INCOMPLETE, "NoAnswer", "1 of 16 buckets"))
                        : List.of(),
                NOW);
    }

    static Correlation with(Correlation c, Findings findings) {
        return new Correlation(
                c.id(), c.name(), c.revision(), c.phase(), c.episode(), c.period(), findings, c.conditions(), NOW);
    }
}
