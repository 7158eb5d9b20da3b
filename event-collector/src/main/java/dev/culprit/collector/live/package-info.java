/**
 * The collector on a live cluster: what watches read goes through a bounded feed to one thread, which tells what happened
 * to Kafka and keeps the baseline from which the next start goes on.
 *
 * <p>Start at {@link dev.culprit.collector.live.LiveCollector}, then {@link dev.culprit.collector.live.BaselineKeeper}.
 */
@NullMarked
package dev.culprit.collector.live;

import org.jspecify.annotations.NullMarked;
