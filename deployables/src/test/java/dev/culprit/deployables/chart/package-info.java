/** The chart: what Helm makes of it, and that all of it is known to the code. */
@NullMarked
package dev.culprit.deployables.chart;

import org.jspecify.annotations.NullMarked;
