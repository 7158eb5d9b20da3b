/**
 * Plays a recording through the collector's own change detection and the correlator's own topology: in process for
 * {@code replay}, over a broker for {@code demo}.
 */
@NullMarked
package dev.culprit.standalone.play;

import org.jspecify.annotations.NullMarked;
