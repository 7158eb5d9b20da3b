/** From an alert to its correlation, beside a pass-through over as many topics. */
@NullMarked
package dev.culprit.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
