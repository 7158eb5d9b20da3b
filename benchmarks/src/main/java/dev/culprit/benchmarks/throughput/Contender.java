package dev.culprit.benchmarks.throughput;

import dev.culprit.benchmarks.rig.BenchmarkException;
import dev.culprit.benchmarks.rig.Rig;

/** An application that takes the same input as the others. */
interface Contender {
    String title();

    /**
     * Gets ready to run once.
     *
     * @param application an id of this attempt alone; topics it makes have names that begin so
     */
    Attempt attempt(Rig rig, Workload workload, String application) throws BenchmarkException;
}
