package dev.culprit.collector.verdict;

import dev.culprit.api.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of a correlation.
 *
 * @param verdict null: it was taken back
 */
public record Said(String correlationId, @Nullable Verdict verdict) {}
