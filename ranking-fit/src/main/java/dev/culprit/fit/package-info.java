/** Fits the weights of the ranking on recorded incidents, cross-validated, and reports how well it does. */
@NullMarked
package dev.culprit.fit;

import org.jspecify.annotations.NullMarked;
