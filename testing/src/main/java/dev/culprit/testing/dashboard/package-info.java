/** Dashboards of Grafana as files: their panels and queries, what is wrong with their shape, and which series they name. */
@NullMarked
package dev.culprit.testing.dashboard;

import org.jspecify.annotations.NullMarked;
