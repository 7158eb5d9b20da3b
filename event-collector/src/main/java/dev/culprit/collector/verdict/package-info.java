/**
 * What people say of correlations, by annotations.
 *
 * <p>Start at {@link dev.culprit.collector.verdict.Verdicts}.
 */
@NullMarked
package dev.culprit.collector.verdict;

import org.jspecify.annotations.NullMarked;
