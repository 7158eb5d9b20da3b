/**
 * What differs between two contents of an object: first as exact deltas of JSON, then as typed fields for people.
 *
 * <p>Start at {@link dev.culprit.collector.diff.Deltas}, then {@link dev.culprit.collector.diff.TypedFields}.
 */
@NullMarked
package dev.culprit.collector.diff;

import org.jspecify.annotations.NullMarked;
