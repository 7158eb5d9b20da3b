/** Tests of the fit, and of what the shipped weights reach. */
@NullMarked
package dev.culprit.fit;

import org.jspecify.annotations.NullMarked;
