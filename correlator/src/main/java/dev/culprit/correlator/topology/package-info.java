/** The flow: which topic feeds which processor, and the settings it runs under. */
@NullMarked
package dev.culprit.correlator.topology;

import org.jspecify.annotations.NullMarked;
