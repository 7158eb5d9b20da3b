package dev.culprit.rules.backtest;

import dev.culprit.rules.objective.Tier;
import java.time.Duration;
import java.util.List;

/**
 * What one tier would have done.
 *
 * @param rank 1 is the fastest
 */
public record TierRun(int rank, Tier tier, List<Firing> firings) {
    public TierRun {
        firings = List.copyOf(firings);
    }

    public Duration firing() {
        return firings.stream().map(Firing::length).reduce(Duration.ZERO, Duration::plus);
    }
}
