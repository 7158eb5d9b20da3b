package dev.culprit.benchmarks.throughput;

import dev.culprit.benchmarks.rig.BenchmarkException;
import org.apache.kafka.streams.Topology;

/** One run of a contender over the whole input. */
interface Attempt extends AutoCloseable {
    Topology topology();

    /** Whether all input is worked off, and all output there. */
    boolean isDone() throws BenchmarkException;

    /**
     * Counts what came out, when the clock has stopped.
     *
     * @throws BenchmarkException when it is not what should have come out
     */
    void check() throws BenchmarkException;

    @Override
    void close();
}
