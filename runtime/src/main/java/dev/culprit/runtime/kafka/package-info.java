/**
 * How a process reaches Kafka: the settings of its clients, the topics it needs, and
 * threads that read some.
 *
 * <p>Start at {@link dev.culprit.runtime.kafka.KafkaSettings} and {@link dev.culprit.runtime.kafka.Topics}.
 */
@NullMarked
package dev.culprit.runtime.kafka;

import org.jspecify.annotations.NullMarked;
