/** Tests of {@code diff}. */
@NullMarked
package dev.culprit.collector.diff;

import org.jspecify.annotations.NullMarked;
