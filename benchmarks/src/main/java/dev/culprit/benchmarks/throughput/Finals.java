package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.benchmarks.rig.BenchmarkException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The correlations of one attempt that are final. */
final class Finals {
    private final Map<SloRef, Correlation> all = new HashMap<>();
    private final FinalContent content;

    Finals(FinalContent content) {
        this.content = content;
    }

    void add(Correlation revision) {
        if (revision.phase() == Phase.FINAL) {
            all.put(revision.episode().slo(), revision);
        }
    }

    int count() {
        return all.size();
    }

    /** Each has heard every bucket, suspects what was changed for it, and says what it said in other rounds. */
    void requireWhole(List<Spike> spikes) throws BenchmarkException {
        for (Spike spike : spikes) {
            Correlation correlation = all.get(spike.slo());
            if (correlation == null || !isComplete(correlation) || !suspectsWorkload(correlation, spike)) {
                throw new BenchmarkException(
                        "the correlation of " + spike.slo() + " is not whole, so there is no figure");
            }
            content.requireSame(correlation);
        }
    }

    private static boolean isComplete(Correlation correlation) {
        return correlation.conditions().stream()
                .noneMatch(condition -> condition.type().equals(Condition.EVIDENCE_INCOMPLETE));
    }

    private static boolean suspectsWorkload(Correlation correlation, Spike spike) {
        String workload = spike.alert().service();
        return correlation.findings().suspects().stream()
                .anyMatch(suspect -> suspect.object().name().equals(workload));
    }
}
