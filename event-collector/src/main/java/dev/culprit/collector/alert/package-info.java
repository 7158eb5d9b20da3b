/**
 * What Alertmanager says of error budgets: its webhook's payloads, as spikes.
 *
 * <p>Start at {@link dev.culprit.collector.alert.AlertmanagerWebhook}.
 */
@NullMarked
package dev.culprit.collector.alert;

import org.jspecify.annotations.NullMarked;
