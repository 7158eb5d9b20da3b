/**
 * What a model is asked, and the shape that its answer has to have.
 *
 * <p>Start at {@link dev.culprit.summarizer.prompt.Prompt}.
 */
@NullMarked
package dev.culprit.summarizer.prompt;

import org.jspecify.annotations.NullMarked;
