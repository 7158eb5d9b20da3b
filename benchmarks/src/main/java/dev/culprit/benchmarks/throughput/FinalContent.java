package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.CanonicalJson;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Ties;
import dev.culprit.benchmarks.rig.BenchmarkException;
import java.util.HashMap;
import java.util.Map;

/**
 * What each correlation came to the first time: one input has one answer, in every round. Which others it is tied to is
 * left out: that is told in a later revision, which may come after the round is over.
 */
final class FinalContent {
    private final Map<String, String> first = new HashMap<>();

    void requireSame(Correlation correlation) throws BenchmarkException {
        String content = CanonicalJson.of(untied(correlation));
        if (!content.equals(first.computeIfAbsent(correlation.id(), id -> content))) {
            throw new BenchmarkException(
                    "correlation " + correlation.name() + " differs between two rounds, so there is no figure");
        }
    }

    private static Correlation untied(Correlation correlation) {
        return new Correlation(
                correlation.id(),
                correlation.name(),
                correlation.revision(),
                correlation.phase(),
                correlation.episode(),
                correlation.period(),
                correlation.findings().tied(Ties.none()),
                correlation.conditions(),
                correlation.emittedAt());
    }
}
