/** What a measurement runs on: an embedded broker, and applications on it. */
@NullMarked
package dev.culprit.benchmarks.rig;

import org.jspecify.annotations.NullMarked;
