/**
 * The answer in four plain sentences, by rule: what is shown wherever no language model has told it better.
 *
 * <p>Start at {@link dev.culprit.correlator.summary.RuleBasedSummary}.
 */
@NullMarked
package dev.culprit.correlator.summary;

import org.jspecify.annotations.NullMarked;
