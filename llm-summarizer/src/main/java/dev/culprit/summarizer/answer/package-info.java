/**
 * Whether a model's answer may be shown: it has the shape, and says nothing that is not in the dossier.
 *
 * <p>Start at {@link dev.culprit.summarizer.answer.Examination}.
 */
@NullMarked
package dev.culprit.summarizer.answer;

import org.jspecify.annotations.NullMarked;
