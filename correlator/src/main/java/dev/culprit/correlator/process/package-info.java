/**
 * The correlator as a process: its settings, and what is started and stopped together.
 *
 * <p>Start at {@link dev.culprit.correlator.process.CorrelatorProgram}.
 */
@NullMarked
package dev.culprit.correlator.process;

import org.jspecify.annotations.NullMarked;
