/** Inputs that fuzz targets are tried on in every build. */
@NullMarked
package dev.culprit.testing.corpus;

import org.jspecify.annotations.NullMarked;
