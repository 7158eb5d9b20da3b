/** Tests of the model's arithmetic. */
@NullMarked
package dev.culprit.benchmarks.sizing;

import org.jspecify.annotations.NullMarked;
