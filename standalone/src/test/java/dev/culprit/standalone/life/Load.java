package dev.culprit.standalone.life;

import java.util.Arrays;
import java.util.Locale;

/** What each partition of a topic has to bear. */
final class Load {
    private final String name;
    private final long[] amounts;

    Load(String name, int partitions) {
        this.name = name;
        this.amounts = new long[partitions];
    }

    void add(int partition, long amount) {
        amounts[partition] += amount;
    }

    long total() {
        return Arrays.stream(amounts).sum();
    }

    /** What the busiest has, of the mean. */
    double busiest() {
        return Arrays.stream(amounts).max().orElseThrow() * (double) amounts.length / total();
    }

    /** That of the busiest but one. */
    double secondBusiest() {
        return Arrays.stream(amounts)
                        .sorted()
                        .skip(amounts.length - 2)
                        .findFirst()
                        .orElseThrow()
                * (double) amounts.length
                / total();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %.2f of the mean, %s", name, busiest(), Arrays.toString(amounts));
    }
}
