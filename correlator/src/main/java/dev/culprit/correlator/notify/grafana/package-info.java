/**
 * Correlations as annotations in Grafana: the burn, the change that is suspected first, and the end, each drawn once and kept
 * up to date.
 */
@NullMarked
package dev.culprit.correlator.notify.grafana;

import org.jspecify.annotations.NullMarked;
