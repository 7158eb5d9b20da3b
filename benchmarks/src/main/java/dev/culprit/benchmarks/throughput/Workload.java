package dev.culprit.benchmarks.throughput;

import dev.culprit.benchmarks.traffic.Traffic;

/**
 * What all contenders work off.
 *
 * @param traffic what happens
 * @param records in the topic of changes: evidence and watermarks
 */
record Workload(Traffic traffic, long records) {
    int spikes() {
        return traffic.spikes().size();
    }
}
