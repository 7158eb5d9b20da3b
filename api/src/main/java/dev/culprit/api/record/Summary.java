package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of asking a language model to tell a correlation: the value of {@link Topic#SUMMARIES}, keyed by correlation
 * id, the latest of each counts. Whoever shows a correlation shows what was {@link Told} where it {@link #standsFor} it,
 * marked as the model's, and the summary by rule otherwise.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Summary.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = Summary.Told.class, name = "told"),
    @JsonSubTypes.Type(value = Summary.Refused.class, name = "refused")
})
public sealed interface Summary {
    String correlationId();

    /** What it was made of: {@link SummaryBasis}. */
    String basis();

    Instant at();

    /** Whose correlation it is; absent in what was written before it was told. */
    @Nullable
    String cluster();

    /** Whether it may be of that cluster. */
    default boolean mayBeOf(String name) {
        return cluster() == null || name.equals(cluster());
    }

    /** Whether it is about what this revision found. */
    default boolean standsFor(Correlation correlation) {
        return correlationId().equals(correlation.id()) && basis().equals(SummaryBasis.of(correlation));
    }

    /** A model is about to be asked: written before the call, so that a crash costs one call at most. */
    record Asked(
            String correlationId,
            String basis,
            Instant at,
            @Nullable String cluster) implements Summary {
        public Asked {
            Require.notBlank(correlationId, "correlationId");
            Require.notBlank(basis, "basis");
        }
    }

    /**
     * An answer of which everything was found in the evidence.
     *
     * @param model that has told it
     */
    record Told(
            String correlationId,
            String basis,
            Text text,
            String model,
            Instant at,
            @Nullable String cluster) implements Summary {
        public Told {
            Require.notBlank(correlationId, "correlationId");
            Require.notBlank(basis, "basis");
            Require.notBlank(model, "model");
        }
    }

    /**
     * There is no answer that may be shown.
     *
     * @param reason one word of a fixed set, and what it was about
     */
    record Refused(
            String correlationId,
            String basis,
            String reason,
            Instant at,
            @Nullable String cluster) implements Summary {
        public Refused {
            Require.notBlank(correlationId, "correlationId");
            Require.notBlank(basis, "basis");
            Require.notBlank(reason, "reason");
        }
    }

    /** Plain text, each sentence with what it rests on. */
    record Text(Sentence headline, List<Sentence> explanation, List<Sentence> nextSteps) {
        public Text {
            explanation = List.copyOf(explanation);
            nextSteps = List.copyOf(nextSteps);
        }
    }

    /**
     * One sentence.
     *
     * @param evidence ids of {@link EvidenceLine}s
     */
    record Sentence(String text, List<String> evidence) {
        public Sentence {
            Require.notBlank(text, "text");
            evidence = List.copyOf(evidence);
        }
    }
}
