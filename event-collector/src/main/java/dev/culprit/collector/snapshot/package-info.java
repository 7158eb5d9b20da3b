/**
 * One object at one time, as the collector compares it: what people and tools decide about, apart from bookkeeping.
 *
 * <p>Start at {@link dev.culprit.collector.snapshot.Snapshot}.
 */
@NullMarked
package dev.culprit.collector.snapshot;

import org.jspecify.annotations.NullMarked;
