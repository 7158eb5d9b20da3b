/** How fast the correlator is, beside what it could be: one command measures it all and writes docs/performance.md. */
@NullMarked
package dev.culprit.benchmarks;

import org.jspecify.annotations.NullMarked;
