package dev.culprit.correlator.notify;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.report.Example;
import dev.culprit.runtime.cluster.ClusterName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A correlation with what a test cares for set, and an example's rest. */
public record Flare(
        String slo,
        int revision,
        Severity severity,
        String suspect,
        Instant at,
        @Nullable Instant resolvedAt,
        Phase phase) {
    static final ClusterName CLUSTER =
            new ClusterName(Example.LIKELY.correlation().episode().cluster());

    public static Flare of(String slo, Instant at) {
        return new Flare(slo, 1, Severity.WARNING, "seal", at, null, Phase.PROVISIONAL);
    }

    public Flare revised() {
        return new Flare(slo, revision + 1, severity, suspect, at, resolvedAt, phase);
    }

    /** The last word, under a number of its own. */
    Flare isFinal(int number) {
        return new Flare(slo, number, severity, suspect, at, resolvedAt, Phase.FINAL);
    }

    public Flare is(Severity other) {
        return new Flare(slo, revision, other, suspect, at, resolvedAt, phase);
    }

    /** Empty: nobody is named. */
    public Flare suspects(String name) {
        return new Flare(slo, revision, severity, name, at, resolvedAt, phase);
    }

    public Flare resolved(@Nullable Instant end) {
        return new Flare(slo, revision, severity, suspect, at, end, phase);
    }

    /** The same in a cluster that shares the Kafka. */
    Correlation inAnotherCluster() {
        return correlation("another");
    }

    public Correlation correlation() {
        return correlation(CLUSTER.value());
    }

    private Correlation correlation(String cluster) {
        Correlation whole = Example.LIKELY.correlation();
        var labels = new TreeMap<>(Map.of("team", "keepers"));
        var alert = new Alert("Burns", "f", "seal", "https://runbooks.example/a?b=1&c=2", null, labels);
        var episode =
                new Episode(cluster, new SloRef("zoo", slo), severity, 14.4, at.minusSeconds(60), resolvedAt, alert);
        return new Correlation(
                "id-" + slo,
                slo + "-1",
                revision,
                phase,
                episode,
                whole.period(),
                findings(whole.findings()),
                List.of(),
                at.plusSeconds(revision));
    }

    private Findings findings(Findings some) {
        Suspect first = some.suspects().getFirst();
        var named = new Suspect(
                ObjectRef.of("Deployment", "zoo", suspect.isEmpty() ? "nobody" : suspect),
                first.timestamp(),
                first.changeType(),
                "image v1 -> v" + revision,
                first.actor(),
                suspect.isEmpty() ? Confidence.LOW : Confidence.HIGH,
                first.score(),
                first.contributions(),
                first.evidence());
        return new Findings(some.entry(), List.of(named), 0, some.cleared(), 0, 0.5);
    }
}
