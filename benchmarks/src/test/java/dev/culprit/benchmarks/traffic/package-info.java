/** Tests of what arrives. */
@NullMarked
package dev.culprit.benchmarks.traffic;

import org.jspecify.annotations.NullMarked;
