/** Tests of {@code graph}. */
@NullMarked
package dev.culprit.collector.graph;

import org.jspecify.annotations.NullMarked;
