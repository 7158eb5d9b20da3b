/** Reads manifests and tells everything that is wrong with them at once. */
@NullMarked
package dev.culprit.rules.manifest;

import org.jspecify.annotations.NullMarked;
