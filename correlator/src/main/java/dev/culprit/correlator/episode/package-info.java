/** The half that keeps episodes: opens them, asks for evidence, gathers the answers and emits correlations. */
@NullMarked
package dev.culprit.correlator.episode;

import org.jspecify.annotations.NullMarked;
