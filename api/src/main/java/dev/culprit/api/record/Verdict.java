package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's word on a correlation: the value of {@link Topic#VERDICTS}, keyed by correlation id; null when it is taken
 * back. It stays when the SLOCorrelation goes.
 *
 * @param correlation the SLOCorrelation on which it was said
 * @param confidence that the SLOCorrelation showed for its first suspect then; absent where it named none
 * @param by who, as far as that was said
 * @param note in that person's words, without secrets
 * @param saidAt when, where the object tells
 * @param observedAt when the collector saw it
 */
public record Verdict(
        String cluster,
        String correlationId,
        ObjectRef correlation,
        Answer answer,
        @Nullable Confidence confidence,
        @Nullable String by,
        @Nullable String note,
        @Nullable Instant saidAt,
        Instant observedAt) {
    public Verdict {
        Require.notBlank(cluster, "cluster");
        Require.notBlank(correlationId, "correlationId");
    }

    /** Whether the first suspect was it. */
    public enum Answer {
        @JsonProperty("confirmed")
        CONFIRMED,
        @JsonProperty("wrong")
        WRONG
    }
}
