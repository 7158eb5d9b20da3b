package dev.culprit.benchmarks.throughput;

import dev.culprit.api.record.ClusterEvent;
import org.jspecify.annotations.Nullable;

/**
 * An alert and a fact of its window.
 *
 * @param spike key of the alert
 * @param event absent where the window holds none
 */
record Joined(String spike, @Nullable ClusterEvent event) {}
