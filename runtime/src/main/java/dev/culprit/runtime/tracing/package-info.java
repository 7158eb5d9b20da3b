/**
 * Spans of what a process does, sent to whoever collects them; where they are not wanted, nothing is done.
 *
 * <p>Start at {@link dev.culprit.runtime.tracing.Tracing}. {@code docs/tracing.md} lists the spans.
 */
@NullMarked
package dev.culprit.runtime.tracing;

import org.jspecify.annotations.NullMarked;
