/** What was measured: rounds, percentiles, targets, and how a page shows them. */
@NullMarked
package dev.culprit.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
