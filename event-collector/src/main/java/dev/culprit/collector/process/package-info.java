/**
 * The collector as a process: its settings, and what is started and stopped together.
 *
 * <p>Start at {@link dev.culprit.collector.process.CollectorProcess}.
 */
@NullMarked
package dev.culprit.collector.process;

import org.jspecify.annotations.NullMarked;
