/** Who depends on whom, as the window saw it, and where in that graph an SLO stands. */
@NullMarked
package dev.culprit.correlator.graph;

import org.jspecify.annotations.NullMarked;
