/** Tests of {@code intake}. */
@NullMarked
package dev.culprit.collector.intake;

import org.jspecify.annotations.NullMarked;
