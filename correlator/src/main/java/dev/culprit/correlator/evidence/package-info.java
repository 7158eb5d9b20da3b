/** The half that keeps evidence: changes, symptoms and the graph of each bucket, and answers to what is asked of them. */
@NullMarked
package dev.culprit.correlator.evidence;

import org.jspecify.annotations.NullMarked;
