/** Tests that every benchmark measures, counts what came out, and shows its figures. */
@NullMarked
package dev.culprit.benchmarks;

import org.jspecify.annotations.NullMarked;
