package dev.culprit.rules.backtest;

import java.time.Duration;
import java.time.Instant;

/**
 * An alert that would have fired.
 *
 * @param end when it would have been resolved; the range's end where it still fires
 * @param open whether it still fires there
 * @param peak the highest burn rate of its short window while it fires
 */
public record Firing(Instant start, Instant end, boolean open, double peak) {
    public Duration length() {
        return Duration.between(start, end);
    }
}
