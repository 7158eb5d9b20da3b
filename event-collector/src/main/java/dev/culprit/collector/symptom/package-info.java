/**
 * What failed, as Warning Events tell it.
 *
 * <p>Start at {@link dev.culprit.collector.symptom.Symptoms}; {@link dev.culprit.collector.symptom.EventReport} reads both
 * shapes of Events.
 */
@NullMarked
package dev.culprit.collector.symptom;

import org.jspecify.annotations.NullMarked;
