package dev.culprit.correlator.report.cluster;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.report.Example;
import dev.culprit.runtime.cluster.ClusterName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A correlation with what a test cares for set, and an example's rest. */
public record Burn(String namespace, String slo, int number, int revision, Phase phase, Instant startsAt) {
    static final ClusterName CLUSTER = new ClusterName("zoo-1");
    static final CorrelationWriter.Place PLACE = new CorrelationWriter.Place(CLUSTER, List.of());

    public static Burn in(String namespace, Instant startsAt) {
        return new Burn(namespace, "seal", 1, 1, Phase.FINAL, startsAt);
    }

    Burn of(String other) {
        return new Burn(namespace, other, number, revision, phase, startsAt);
    }

    public Burn number(int other) {
        return new Burn(namespace, slo, other, revision, phase, startsAt);
    }

    public Burn revision(int other) {
        return new Burn(namespace, slo, number, other, phase, startsAt);
    }

    public Burn provisional() {
        return new Burn(namespace, slo, number, revision, Phase.PROVISIONAL, startsAt);
    }

    Burn agedBy(Duration age) {
        return new Burn(namespace, slo, number, revision, phase, startsAt.minus(age));
    }

    String id() {
        return "%016x".formatted((namespace + slo).hashCode() * 1000L + number & Long.MAX_VALUE);
    }

    String name() {
        return slo + "-" + number;
    }

    public Correlation correlation() {
        return correlation(Example.LIKELY.correlation().findings());
    }

    Correlation correlation(Findings findings) {
        Correlation whole = Example.UNEXPLAINED.correlation();
        Episode some = whole.episode();
        var episode = new Episode(
                CLUSTER.value(), new SloRef(namespace, slo), some.severity(), 14.4, startsAt, null, some.alert());
        var period = new Correlation.Period(
                new Onset(startsAt.minusSeconds(300), startsAt, Onset.Source.ALERT_WINDOW),
                new TimeRange(startsAt.minusSeconds(3600), startsAt.plusSeconds(600)));
        return new Correlation(
                id(), name(), revision, phase, episode, period, findings, whole.conditions(), startsAt.plusSeconds(1));
    }
}
