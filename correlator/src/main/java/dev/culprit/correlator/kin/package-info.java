/** Tells episodes that suspect the same change of each other. */
@NullMarked
package dev.culprit.correlator.kin;

import org.jspecify.annotations.NullMarked;
