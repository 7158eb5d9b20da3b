/** Records per second through the correlator, beside a pass-through and the join that Kafka Streams offers. */
@NullMarked
package dev.culprit.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
