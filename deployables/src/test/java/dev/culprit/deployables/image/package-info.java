/** The Dockerfile keeps its rules. */
@NullMarked
package dev.culprit.deployables.image;

import org.jspecify.annotations.NullMarked;
