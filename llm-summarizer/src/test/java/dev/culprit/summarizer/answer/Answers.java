package dev.culprit.summarizer.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Json;
import dev.culprit.summarizer.dossier.Opening;
import java.util.List;
import java.util.Map;

/** What a model may have answered. */
final class Answers {
    private Answers() {}

    /** What becomes of one sentence below a good headline: {@code sound}, or the fault. */
    static String outcome(Correlation correlation, String headline, String sentence, String... cited) {
        try {
            return outcome(
                    correlation,
                    Json.mapper()
                            .writeValueAsString(Map.of(
                                    "headline", Map.of("text", headline, "evidence", List.of("E1")),
                                    "explanation", List.of(Map.of("text", sentence, "evidence", List.of(cited))),
                                    "next_steps", List.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static String outcome(Correlation correlation, String answer) {
        return switch (new Examination(Opening.of(correlation)).examine(answer)) {
            case Examined.Sound sound -> "sound";
            case Examined.Unsound unsound -> unsound.toString();
        };
    }
}
