/**
 * The page that people read in a browser: all correlations with their timelines, served or as a file of its own.
 *
 * <p>Start at {@link dev.culprit.correlator.page.Page}. {@code Shelf} holds what is shown, {@code Reader} fills it out of
 * Kafka, {@code Answers} answers the script, and {@code SinglePage} puts one correlation and the script into one file.
 */
@NullMarked
package dev.culprit.correlator.page;

import org.jspecify.annotations.NullMarked;
