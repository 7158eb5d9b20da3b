package dev.culprit.benchmarks.throughput;

import java.util.Locale;

/**
 * How fast a contender was in one round.
 *
 * @param rate records of the topic of changes, per second
 * @param cpu microseconds of all cores for each of them, the broker's among them
 */
record Pace(double rate, double cpu) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f/s, %.0f µs of CPU each", rate, cpu);
    }
}
