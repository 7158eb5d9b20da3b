/**
 * All of Culprit in one process on a live cluster: an embedded broker unless there is a Kafka, the collector, the
 * correlator, and the webhook.
 *
 * <p>Start at {@link dev.culprit.standalone.live.AllInOne}.
 */
@NullMarked
package dev.culprit.standalone.live;

import org.jspecify.annotations.NullMarked;
