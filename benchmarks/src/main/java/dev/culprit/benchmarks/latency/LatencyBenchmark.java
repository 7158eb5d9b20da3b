package dev.culprit.benchmarks.latency;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Spike;
import dev.culprit.api.record.Topic;
import dev.culprit.benchmarks.figure.Rounds;
import dev.culprit.benchmarks.figure.Section;
import dev.culprit.benchmarks.figure.Target;
import dev.culprit.benchmarks.rig.Application;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Patience;
import dev.culprit.benchmarks.rig.Rig;
import dev.culprit.benchmarks.traffic.Cluster;
import dev.culprit.benchmarks.traffic.Traffic;
import dev.culprit.benchmarks.traffic.TrafficShape;
import dev.culprit.benchmarks.traffic.Wire;
import dev.culprit.correlator.evidence.EvidenceStores;
import dev.culprit.correlator.topology.CorrelationTopology;
import dev.culprit.correlator.topology.CorrelatorSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One alert after another through the live correlator, and through as many topics of a pass-through that runs beside it: in
 * turns, so that whatever else the machine does hits both.
 *
 * @param shape of the traffic that the correlator has kept before the first alert
 * @param alerts in a round, each of an SLO of its own
 * @param rounds that are counted; one before the first is not
 */
public record LatencyBenchmark(TrafficShape shape, int alerts, int rounds, int partitions) {
    private static final String CORRELATOR = "bench-latency";
    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    /**
     * Lets the correlator keep the traffic, then sends the alerts.
     *
     * @param clock tells when an alert starts: windows are closed by the clock too
     */
    public Section run(Clock clock, Consumer<String> progress) throws BenchmarkException {
        try (Rig rig = Rig.start(partitions)) {
            for (String topic : Hops.topics()) {
                rig.logs().create(topic);
            }
            Traffic kept = Traffic.of(shape, clock.instant().minus(shape.span()));
            rig.load(new Wire(partitions).past(kept));
            progress.accept("latency: " + kept.evidence().size() + " changes and failures are kept first");
            try (Application correlator = rig.run(CORRELATOR, CorrelationTopology.build(CorrelatorSettings.live()));
                    Application hops = rig.run("bench-hops", Hops.topology())) {
                Patience.await("the correlator keeps its evidence", CATCH_UP, () -> {
                    correlator.requireAlive();
                    hops.requireAlive();
                    return rig.logs().written(CORRELATOR + "-" + EvidenceStores.EVIDENCE + "-changelog")
                            >= kept.evidence().size();
                });
                return measure(rig, clock, progress);
            }
        }
    }

    private Section measure(Rig rig, Clock clock, Consumer<String> progress) throws BenchmarkException {
        List<String> topics = Hops.topics();
        String out = Topic.CORRELATIONS.topicName();
        try (var alerted = new Way<>(
                        rig,
                        Topic.SPIKES.topicName(),
                        rig.read(out, Correlation.class),
                        correlation -> correlation.episode().slo());
                var passed = new Way<>(rig, topics.getFirst(), rig.read(topics.getLast(), Spike.class), Spike::slo)) {
            for (int i = 0; i < (rounds + 1) * alerts; i++) {
                boolean counts = i >= alerts;
                Spike spike = spike(i, clock);
                requireSuspects(alerted.send(spike, counts).getFirst());
                passed.send(spike, counts);
                if ((i + 1) % alerts == 0) {
                    progress.accept("  round " + i / alerts);
                }
            }
            return section(alerted.times(), passed.times());
        }
    }

    private Spike spike(int number, Clock clock) {
        ObjectRef workload = Cluster.workload(Cluster.namespace(number % shape.namespaces()), 0);
        return Cluster.spike("slo-" + number, workload, clock.instant());
    }

    private static void requireSuspects(Correlation first) throws BenchmarkException {
        if (first.findings().suspects().isEmpty()) {
            throw new BenchmarkException(first.name() + " has no suspects, so there is no figure");
        }
    }

    private Section section(List<Double> alerted, List<Double> passed) {
        return new Section(
                "Alert to correlation",
                ("%,d changes and failures of the last %d h are kept, then %d alerts go one after another into the topic of"
                                + " alerts, and in turns into the first of as many topics; the clock stops when a consumer has"
                                + " the provisional correlation, or the alert from the last topic.")
                        .formatted(shape.changes(), shape.span().toHours(), alerts * rounds),
                List.of("way", "p50, ms", "p99, ms", "shortest and longest, ms"),
                List.of(row("alert to correlation", alerted), row("pass-through over as many topics", passed)),
                List.of(
                        new Target(
                                "p50 over that of the hops", Target.Bound.AT_MOST, 1.5, ratios(alerted, passed, 0.5)),
                        new Target(
                                "p99 over that of the hops",
                                Target.Bound.AT_MOST,
                                2.0,
                                ratios(alerted, passed, 0.99))));
    }

    /** Over all rounds first: a percentile of one round is of few alerts; its spread is that of the rounds. */
    private Rounds ratios(List<Double> alerted, List<Double> passed, double share) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int from = round * alerts;
            ratios.add(ratio(alerted.subList(from, from + alerts), passed.subList(from, from + alerts), share));
        }
        return new Rounds(ratios);
    }

    private static double ratio(List<Double> alerted, List<Double> passed, double share) {
        return new Rounds(alerted).percentile(share) / new Rounds(passed).percentile(share);
    }

    private static List<String> row(String way, List<Double> times) {
        var all = new Rounds(times);
        return List.of(
                way,
                tenths(all.median()),
                tenths(all.percentile(0.99)),
                tenths(all.lowest()) + " to " + tenths(all.highest()));
    }

    private static String tenths(double millis) {
        return String.format(Locale.ROOT, "%.1f", millis);
    }
}
