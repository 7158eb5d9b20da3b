/**
 * Correlations told to others as messages: what waits, what was sent, and what stands in the way; each notifier is a package
 * of its own.
 *
 * <p>Start at {@link dev.culprit.correlator.notify.Courier}.
 */
@NullMarked
package dev.culprit.correlator.notify;

import org.jspecify.annotations.NullMarked;
