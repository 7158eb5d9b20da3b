package dev.culprit.rules.objective;

import java.time.Duration;
import java.util.Optional;

/** The arithmetic of error budgets: ratios from 0 to 1, lengths of time in which nothing works. */
public record ErrorBudget(Target target, Window window) {
    private static final double NANOS = 1e9;

    /** {@code (1 - target) * window}. */
    public Duration total() {
        return part(target.budget().doubleValue());
    }

    /** {@code error ratio over the window * window}. */
    public Duration consumed(double errorRatio) {
        return part(errorRatio);
    }

    /** Below zero when more is spent than there was. */
    public Duration remaining(double errorRatio) {
        return total().minus(consumed(errorRatio));
    }

    /** As a share of the whole budget. */
    public double remainingFraction(double errorRatio) {
        return 1 - burnRate(errorRatio);
    }

    /** {@code error ratio / (1 - target)}, of any window's ratio. */
    public double burnRate(double errorRatio) {
        return errorRatio / target.budget().doubleValue();
    }

    /** {@code remaining fraction * window / burn}; none where nothing burns, zero where nothing is left. */
    public Optional<Duration> exhaustion(double remainingFraction, double burnRate) {
        return burnRate <= 0 ? Optional.empty() : Optional.of(part(Math.max(remainingFraction, 0) / burnRate));
    }

    private Duration part(double share) {
        return Duration.ofNanos(Math.round(share * window.seconds() * NANOS));
    }
}
