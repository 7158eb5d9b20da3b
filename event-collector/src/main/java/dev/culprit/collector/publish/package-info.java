/**
 * The way into Kafka: what was appended and acknowledged is there.
 *
 * <p>Start at {@link dev.culprit.collector.publish.RecordLog}.
 */
@NullMarked
package dev.culprit.collector.publish;

import org.jspecify.annotations.NullMarked;
