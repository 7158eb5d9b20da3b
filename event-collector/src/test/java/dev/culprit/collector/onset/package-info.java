/** Tests of {@code onset}. */
@NullMarked
package dev.culprit.collector.onset;

import org.jspecify.annotations.NullMarked;
