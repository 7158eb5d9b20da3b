package dev.culprit.rules.objective;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * When the budget burns too fast: above the threshold in both windows.
 *
 * @param name of the alert
 * @param threshold a multiple of the rate that spends the whole budget in the SLO's window; at least 1
 * @param hold how long both must exceed it
 * @param severity the alert's label
 */
public record Tier(
        String name, BigDecimal threshold, Window longWindow, Window shortWindow, Duration hold, String severity) {
    public Tier {
        if (threshold.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("a threshold must be at least 1, is " + threshold);
        }
        if (shortWindow.compareTo(longWindow) > 0) {
            throw new IllegalArgumentException("the short window " + shortWindow + " is longer than " + longWindow);
        }
    }

    /** Whether any error ratio can reach it: at 90 % the budget burns ten times too fast at most. */
    public boolean reachable(Target target) {
        return threshold.multiply(target.budget()).compareTo(BigDecimal.ONE) < 0;
    }
}
