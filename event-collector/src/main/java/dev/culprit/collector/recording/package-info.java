/**
 * A recorded incident, read line by line: what the cluster and Alertmanager said, in the order in which it arrived.
 *
 * <p>Start at {@link dev.culprit.collector.recording.Recording}.
 */
@NullMarked
package dev.culprit.collector.recording;

import org.jspecify.annotations.NullMarked;
