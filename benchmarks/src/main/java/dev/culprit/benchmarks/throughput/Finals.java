package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Spike;
import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.traffic.Traffic;
import java.util.HashMap;
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

    /** Each has heard every bucket, tells of every object that was changed, and says what it said in other rounds. */
    void requireWhole(Traffic traffic) throws BenchmarkException {
        for (Spike spike : traffic.spikes()) {
            Correlation correlation = all.get(spike.slo());
            if (correlation == null || correlation.has(Condition.EVIDENCE_INCOMPLETE)) {
                throw new BenchmarkException(
                        "the correlation of " + spike.slo() + " is not whole, so there is no figure");
            }
            if (!correlation.has(Condition.EVIDENCE_TRUNCATED)) {
                Count.require(
                        "objects told by the correlation of " + spike.slo(),
                        traffic.changedObjects(spike),
                        objects(correlation.findings()));
            }
            content.requireSame(correlation);
        }
    }

    /** Each object is a suspect or cleared. */
    private static int objects(Findings found) {
        return found.suspects().size()
                + found.suspectsLeftOut()
                + found.cleared().size()
                + found.clearedLeftOut();
    }
}
