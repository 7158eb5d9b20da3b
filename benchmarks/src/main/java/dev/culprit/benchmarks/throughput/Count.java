package dev.culprit.benchmarks.throughput;

import dev.culprit.benchmarks.rig.BenchmarkException;

/** A figure stands only where the count is right. */
final class Count {
    private Count() {}

    static void require(String what, long expected, long counted) throws BenchmarkException {
        if (expected != counted) {
            throw new BenchmarkException(what + ": " + counted + " instead of " + expected + ", so there is no figure");
        }
    }
}
