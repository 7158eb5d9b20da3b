/**
 * Asks a language model, once at a time, within limits of time, size and money. Every failure is a value.
 *
 * <p>Start at {@link dev.culprit.summarizer.model.Model}.
 */
@NullMarked
package dev.culprit.summarizer.model;

import org.jspecify.annotations.NullMarked;
