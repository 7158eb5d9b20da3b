package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Correlation;
import dev.culprit.benchmarks.rig.BenchmarkException;
import java.util.HashMap;
import java.util.Map;

/** What each correlation came to the first time: one input has one answer, in every round. */
final class FinalContent {
    private final Map<String, String> first = new HashMap<>();

    void requireSame(Correlation correlation) throws BenchmarkException {
        String content = CanonicalJson.of(correlation);
        if (!content.equals(first.computeIfAbsent(correlation.id(), id -> content))) {
            throw new BenchmarkException(
                    "correlation " + correlation.name() + " differs between two rounds, so there is no figure");
        }
    }
}
