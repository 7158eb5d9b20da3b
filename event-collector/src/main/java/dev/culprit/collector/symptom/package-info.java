/**
 * What failed, as Warning Events and the states of Pods and Nodes tell it.
 *
 * <p>Start at {@link dev.culprit.collector.symptom.Symptoms}; {@link dev.culprit.collector.symptom.EventReport} reads both
 * shapes of Events, {@link dev.culprit.collector.symptom.PodState} and {@link dev.culprit.collector.symptom.NodeState} states.
 */
@NullMarked
package dev.culprit.collector.symptom;

import org.jspecify.annotations.NullMarked;
