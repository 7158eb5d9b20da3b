/**
 * When a burn began: the SLO's series is read from Prometheus, and the moment at which it left its usual level is found.
 *
 * <p>Start at {@link dev.culprit.collector.onset.OnsetLookup}, then {@link dev.culprit.collector.onset.OnsetEstimate}.
 */
@NullMarked
package dev.culprit.collector.onset;

import org.jspecify.annotations.NullMarked;
