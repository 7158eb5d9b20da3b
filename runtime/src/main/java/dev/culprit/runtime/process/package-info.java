/**
 * A process from its arguments to its exit code: what starts, in which order it stops, and what is said when it fails.
 *
 * <p>Start at {@link dev.culprit.runtime.process.Program} and {@link dev.culprit.runtime.process.Launcher}.
 */
@NullMarked
package dev.culprit.runtime.process;

import org.jspecify.annotations.NullMarked;
