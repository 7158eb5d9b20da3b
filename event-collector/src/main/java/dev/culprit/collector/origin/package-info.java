/**
 * When a change happened and who made it, as far as the object itself tells.
 *
 * <p>Start at {@link dev.culprit.collector.origin.Origin}, then {@link dev.culprit.collector.origin.ManagedFields}.
 */
@NullMarked
package dev.culprit.collector.origin;

import org.jspecify.annotations.NullMarked;
