/**
 * Which correlations a model is asked about, when, and what becomes of it. One at a time, behind everything else.
 *
 * <p>Start at {@link dev.culprit.summarizer.desk.Summarizer}.
 */
@NullMarked
package dev.culprit.summarizer.desk;

import org.jspecify.annotations.NullMarked;
