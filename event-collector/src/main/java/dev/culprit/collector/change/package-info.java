/**
 * What a transition becomes when somebody else reads it: the {@code Change} records of an object.
 *
 * <p>Start at {@link dev.culprit.collector.change.Changes}.
 */
@NullMarked
package dev.culprit.collector.change;

import org.jspecify.annotations.NullMarked;
