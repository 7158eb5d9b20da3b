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
import dev.culprit.correlator.evidence.EvidenceStores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
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
            rig.load(new Wire(partitions).whole(traffic));
            workOff(rig, traffic);
            var taken = new HashMap<>(rig.logs().bytes());
            taken.put(Store.STATE, rig.stateBytes());
            double questions = rig.logs().written(Topic.QUESTIONS.topicName());
            Size size = new Size(Map.of(
                    Driver.FACT, (double) traffic.evidence().size(),
                    Driver.WORKLOAD, (double) traffic.graph().size(),
                    Driver.QUESTION, questions,
                    Driver.SQUARE,
                            questions * questions / traffic.spikes().size(),
                    Driver.PAIR,
                            (double) traffic.pairs().values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum(),
                    Driver.ALERT, (double) traffic.spikes().size(),
                    Driver.HOUR, (double) shape.span().toHours() * partitions));
            return new Run(size, taken, rig.logs().written(Topic.CORRELATIONS.topicName()));
        }
    }

    /** Until all is kept and every correlation final; then the state is closed, which writes all of it to the disk. */
    private static void workOff(Rig rig, Traffic traffic) throws BenchmarkException {
        var finals = new HashSet<SloRef>();
        try (Reader<Correlation> reader = rig.read(Topic.CORRELATIONS.topicName(), Correlation.class);
                Application correlator = rig.run(APPLICATION, Rig.correlator())) {
            Patience.await("all is worked off", LONGEST, () -> {
                correlator.requireAlive();
                reader.poll(POLL).stream()
                        .filter(correlation -> correlation.phase() == Phase.FINAL)
                        .forEach(correlation -> finals.add(correlation.episode().slo()));
                return finals.size() == traffic.spikes().size()
                        && rig.logs().written(APPLICATION + "-" + EvidenceStores.EVIDENCE + "-changelog")
                                >= traffic.evidence().size();
            });
        }
    }

    long taken(Store store) {
        return taken.getOrDefault(store.topic(), 0L);
    }
}
