package dev.culprit.benchmarks.sizing;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Topic;
import dev.culprit.benchmarks.rig.Application;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Patience;
import dev.culprit.benchmarks.rig.Reader;
import dev.culprit.benchmarks.rig.Rig;
import dev.culprit.benchmarks.traffic.Traffic;
import dev.culprit.benchmarks.traffic.TrafficShape;
import dev.culprit.benchmarks.traffic.Wire;
import dev.culprit.correlator.episode.EpisodeStores;
import dev.culprit.correlator.evidence.EvidenceStores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A correlator has worked off some traffic, and what that has taken is counted.
 *
 * @param taken bytes by topic, and of the state on disk
 * @param revisions of all correlations
 */
record Run(Size size, Map<String, Long> taken, long revisions) {
    static final String APPLICATION = "sizing";

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(20);

    static Run of(TrafficShape shape, Instant start, int partitions) throws BenchmarkException {
        Traffic traffic = Traffic.of(shape, start);
        try (Rig rig = Rig.start(partitions)) {
            var wire = new Wire(partitions);
            rig.load(wire.past(traffic));
            workOff(rig, wire, traffic);
            var taken = new HashMap<>(rig.logs().bytes());
            taken.put(Store.STATE, rig.stateBytes());
            return new Run(size(rig, traffic), taken, rig.logs().written(Topic.CORRELATIONS.topicName()));
        }
    }

    private static Size size(Rig rig, Traffic traffic) throws BenchmarkException {
        return new Size(Map.of(
                Driver.FACT,
                (double) traffic.evidence().size(),
                Driver.WORKLOAD,
                (double) traffic.graph().size(),
                Driver.QUESTION,
                (double) rig.logs().written(Topic.QUESTIONS.topicName()),
                Driver.PAIR,
                (double) rig.logs().written(changelog(EpisodeStores.GATHERED)),
                Driver.ALERT,
                (double) traffic.spikes().size()));
    }

    /**
     * As live: alerts come when all before them is kept, and windows close when all have their provisional correlation. Then
     * the state is closed, which writes all of it to the disk.
     */
    private static void workOff(Rig rig, Wire wire, Traffic traffic) throws BenchmarkException {
        var told = new HashMap<SloRef, Phase>();
        try (Reader<Correlation> reader = rig.read(Topic.CORRELATIONS.topicName(), Correlation.class);
                Application correlator = rig.run(APPLICATION, Rig.correlator())) {
            Patience.await("all is kept", LONGEST, () -> {
                correlator.requireAlive();
                return rig.logs().written(changelog(EvidenceStores.EVIDENCE))
                        >= traffic.evidence().size();
            });
            rig.load(traffic.spikes().stream()
                    .map(spike -> wire.record(Topic.SPIKES.topicName(), spike))
                    .toList());
            Patience.Question all = () -> {
                correlator.requireAlive();
                reader.poll(POLL).forEach(one -> told.put(one.episode().slo(), one.phase()));
                return told.size() == traffic.spikes().size();
            };
            Patience.await("all are answered", LONGEST, all);
            rig.load(wire.end(traffic));
            Patience.await("all are final", LONGEST, () -> all.isSo() && !told.containsValue(Phase.PROVISIONAL));
        }
    }

    private static String changelog(String store) {
        return APPLICATION + "-" + store + "-changelog";
    }

    long taken(Store store) {
        return taken.getOrDefault(store.topic(), 0L);
    }
}
