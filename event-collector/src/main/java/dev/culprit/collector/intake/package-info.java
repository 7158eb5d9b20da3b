/**
 * What is told to the collector over HTTP: alerts, and changes from outside the cluster.
 *
 * <p>Start at {@link dev.culprit.collector.intake.AlertRoute} and {@link
 * dev.culprit.collector.intake.ChangeRoute}.
 */
@NullMarked
package dev.culprit.collector.intake;

import org.jspecify.annotations.NullMarked;
