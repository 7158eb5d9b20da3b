/** The compose file, and what it mounts, is what its readers take. */
@NullMarked
package dev.culprit.deployables.compose;

import org.jspecify.annotations.NullMarked;
