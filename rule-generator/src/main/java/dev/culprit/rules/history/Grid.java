package dev.culprit.rules.history;

import java.time.Duration;
import java.time.Instant;

/** Moments one step apart, from {@code start} on: each stands for the step before it. */
public record Grid(Instant start, Duration step, int size) {
    public Grid {
        if (step.toSeconds() < 1 || !step.equals(Duration.ofSeconds(step.toSeconds())) || size < 1) {
            throw new IllegalArgumentException("a grid has whole seconds and a moment at least");
        }
    }

    public Instant at(int index) {
        return start.plus(step.multipliedBy(index));
    }

    public Instant last() {
        return at(size - 1);
    }

    /** Of the last moment that is not after this one; outside of the grid as if it went on. */
    public int index(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond() - start.getEpochSecond(), step.toSeconds()));
    }

    /** How many steps are as long, one at least. */
    public int steps(Duration length) {
        return Math.toIntExact(Math.max(1, length.toSeconds() / step.toSeconds()));
    }

    /** The grid's own moments from one index on. */
    public Grid part(int from, int length) {
        return new Grid(at(from), step, Math.min(length, size - from));
    }
}
