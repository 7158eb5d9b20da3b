/**
 * What a model is told of a correlation, and nothing beyond it: bounded, without secrets, and no word of others that speaks
 * to the reader.
 *
 * <p>Start at {@link dev.culprit.summarizer.dossier.Dossier}.
 */
@NullMarked
package dev.culprit.summarizer.dossier;

import org.jspecify.annotations.NullMarked;
