/** Tests of {@code door}. */
@NullMarked
package dev.culprit.collector.door;

import org.jspecify.annotations.NullMarked;
