/** Evidence in, suspects out: a pure function from a case to findings. */
@NullMarked
package dev.culprit.correlator.ranking;

import org.jspecify.annotations.NullMarked;
