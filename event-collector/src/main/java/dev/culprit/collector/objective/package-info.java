/**
 * What SLOs and compositions of them promise, as records.
 *
 * <p>Start at {@link dev.culprit.collector.objective.Objectives}.
 */
@NullMarked
package dev.culprit.collector.objective;

import org.jspecify.annotations.NullMarked;
