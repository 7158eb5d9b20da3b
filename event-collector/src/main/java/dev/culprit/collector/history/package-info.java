/**
 * What was last seen of each object, and therefore what an arrival means: the list at the start, a repetition, or a change.
 *
 * <p>Start at {@link dev.culprit.collector.history.History}; it answers with a {@link
 * dev.culprit.collector.history.Transition}.
 */
@NullMarked
package dev.culprit.collector.history;

import org.jspecify.annotations.NullMarked;
