package dev.culprit.correlator.report.cluster;

import java.time.Instant;

/**
 * What is known of an SLOCorrelation to decide whether it goes.
 *
 * @param slo {@code namespace/name} of its SLO
 */
record Doomed(String namespace, String name, String uid, String resourceVersion, String slo, Instant detectedAt) {}
