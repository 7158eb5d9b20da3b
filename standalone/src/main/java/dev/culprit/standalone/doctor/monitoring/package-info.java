/**
 * Check-ups of the way that an alert takes: Prometheus, which raises it, Alertmanager, which sends it, and our own port,
 * which takes it.
 */
@NullMarked
package dev.culprit.standalone.doctor.monitoring;

import org.jspecify.annotations.NullMarked;
