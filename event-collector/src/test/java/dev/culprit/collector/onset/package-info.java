/** Tests of {@code alert}. */
@NullMarked
package dev.culprit.collector.onset;

import org.jspecify.annotations.NullMarked;
