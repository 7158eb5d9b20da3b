/**
 * Where secrets stay out: every object passes here before any other code sees it.
 *
 * <p>Start at {@link dev.culprit.collector.door.Door}.
 */
@NullMarked
package dev.culprit.collector.door;

import org.jspecify.annotations.NullMarked;
