/** A correlation as the SLOCorrelation that people read with kubectl, and as the text of it. */
@NullMarked
package dev.culprit.correlator.report;

import org.jspecify.annotations.NullMarked;
