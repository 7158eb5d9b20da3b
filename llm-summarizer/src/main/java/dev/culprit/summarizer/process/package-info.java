/**
 * The llm-summarizer as a process: its settings, and what is started and stopped together.
 *
 * <p>Start at {@link dev.culprit.summarizer.process.SummarizerProgram}.
 */
@NullMarked
package dev.culprit.summarizer.process;

import org.jspecify.annotations.NullMarked;
