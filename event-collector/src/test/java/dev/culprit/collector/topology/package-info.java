/** Tests of {@code topology}. */
@NullMarked
package dev.culprit.collector.topology;

import org.jspecify.annotations.NullMarked;
