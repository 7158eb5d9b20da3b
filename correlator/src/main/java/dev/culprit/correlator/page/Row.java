package dev.culprit.correlator.page;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.summary.RuleBasedSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

// CHECKSTYLE OFF: a line of the list, whose reader wants it flat
/** A correlation as one line of the list. */
record Row(
        String id,
        String name,
        String namespace,
        String slo,
        Severity severity,
        Phase phase,
        Instant startsAt,
        @Nullable Instant resolvedAt,
        @Nullable Double burnRate,
        @Nullable Confidence confidence,
        String headline) {
    static Row of(Correlation correlation) {
        var episode = correlation.episode();
        return new Row(
                correlation.id(),
                correlation.name(),
                episode.slo().namespace(),
                episode.slo().name(),
                episode.severity(),
                correlation.phase(),
                episode.startsAt(),
                episode.resolvedAt(),
                episode.burnRate(),
                correlation.findings().suspects().stream()
                        .findFirst()
                        .map(Suspect::confidence)
                        .orElse(null),
                RuleBasedSummary.of(correlation).headline());
    }
}
// CHECKSTYLE ON
