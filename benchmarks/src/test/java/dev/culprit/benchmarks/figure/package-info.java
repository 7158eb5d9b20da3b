/** Tests of figures. */
@NullMarked
package dev.culprit.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
