/**
 * What crosses Kafka: one record a fact, with its topic and key.
 *
 * <p>Start at {@link dev.culprit.api.record.Topic}, then {@link dev.culprit.api.record.Change}, {@link
 * dev.culprit.api.record.Spike} and {@link dev.culprit.api.record.Correlation}. Every record validates itself: one that
 * cannot be true cannot be built, and bytes that do not make one go to the dead-letter topic. Times are UTC instants,
 * durations are ISO-8601. Fields are added, never renamed; unknown fields are ignored.
 */
@NullMarked
package dev.culprit.api.record;

import org.jspecify.annotations.NullMarked;
