package dev.culprit.benchmarks.figure;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One figure, measured in several rounds.
 *
 * @param values in the order of the rounds, at least one
 */
public record Rounds(List<Double> values) {
    public Rounds {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a figure needs a round at least");
        }
    }

    /** Round by round: what a noisy machine did to one round, it did to both sides of it. */
    public Rounds over(Rounds other) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException("rounds do not pair: " + values.size() + " and " + other.values.size());
        }
        return new Rounds(IntStream.range(0, values.size())
                .mapToObj(i -> Double.valueOf(values.get(i) / other.values.get(i)))
                .toList());
    }

    public double median() {
        return percentile(0.5);
    }

    public double lowest() {
        return percentile(0);
    }

    public double highest() {
        return percentile(1);
    }

    /** The value that a share of all, from 0 to 1, does not exceed; of an even number the upper middle. */
    public double percentile(double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }
}
