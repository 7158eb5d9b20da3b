/**
 * Correlations as messages in Slack: posted once and edited by a bot, or sent to an incoming webhook.
 *
 * <p>Start at {@link dev.culprit.correlator.notify.slack.BotNotifier}.
 */
@NullMarked
package dev.culprit.correlator.notify.slack;

import org.jspecify.annotations.NullMarked;
