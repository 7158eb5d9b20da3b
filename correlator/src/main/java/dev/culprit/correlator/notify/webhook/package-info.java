/**
 * Correlations as JSON, posted to an address of the user's.
 *
 * <p>Start at {@link dev.culprit.correlator.notify.webhook.JsonNotifier}.
 */
@NullMarked
package dev.culprit.correlator.notify.webhook;

import org.jspecify.annotations.NullMarked;
