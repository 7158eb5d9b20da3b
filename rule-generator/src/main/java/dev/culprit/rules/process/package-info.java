/**
 * The rule-generator as a process: its settings, and how it waits for a cluster that it may work on.
 *
 * <p>Start at {@link dev.culprit.rules.process.RuleGeneratorProgram}.
 */
@NullMarked
package dev.culprit.rules.process;

import org.jspecify.annotations.NullMarked;
