package dev.culprit.rules.backtest;

import dev.culprit.rules.history.Grid;
import dev.culprit.rules.history.HistoryException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** From one moment up to another, at whole minutes. */
public record Range(Instant from, Instant to) {
    /** A longer range takes longer steps: this many moments of a series at most. */
    static final int MOST_POINTS = 200_000;

    private static final List<Duration> STEPS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(5));

    public Range {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a range ends after it begins");
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The moments to look at, with what goes before the range so that windows are full: as fine as the limit allows. */
    Grid grid(Duration before) throws HistoryException {
        for (Duration step : STEPS) {
            long seconds = step.toSeconds();
            long first = Math.floorDiv(from.minus(before).getEpochSecond(), seconds) * seconds;
            long size = (to.getEpochSecond() - first) / seconds + 1;
            if (size <= MOST_POINTS) {
                return new Grid(Instant.ofEpochSecond(first), step, Math.toIntExact(size));
            }
        }
        throw new HistoryException("the range of " + length().toDays() + " days, and the " + before.toDays()
                + " before it that windows look back on, is more than "
                + STEPS.getLast().multipliedBy(MOST_POINTS).toDays() + " days: take a shorter one");
    }
}
