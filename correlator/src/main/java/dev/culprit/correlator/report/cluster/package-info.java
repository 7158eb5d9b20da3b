/**
 * Correlations brought into the cluster as SLOCorrelations, and taken out of it when they are old.
 *
 * <p>Start at {@link dev.culprit.correlator.report.cluster.Reporter}.
 */
@NullMarked
package dev.culprit.correlator.report.cluster;

import org.jspecify.annotations.NullMarked;
