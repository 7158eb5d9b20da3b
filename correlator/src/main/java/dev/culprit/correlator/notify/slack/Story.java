package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Summary;
import dev.culprit.correlator.notify.Stories;
import dev.culprit.correlator.summary.RuleBasedSummary;
import java.util.List;

/**
 * A correlation in words.
 *
 * @param headline by rule, whoever tells the rest: the same name stands for the same burn, before and after a model told it
 */
record Story(String headline, Ending ending) {
    /** What is told below the findings. */
    sealed interface Ending {}

    /** @param details a sentence each */
    record ByRule(List<String> details) implements Ending {
        ByRule {
            details = List.copyOf(details);
        }
    }

    /**
     * A model's words.
     *
     * @param name of the model
     * @param explanation one sentence at least
     */
    record ByModel(String name, List<String> explanation, List<String> nextSteps) implements Ending {
        ByModel {
            explanation = List.copyOf(explanation);
            nextSteps = List.copyOf(nextSteps);
        }
    }

    /** Whoever knows what is told of a correlation. */
    interface Teller {
        Story of(Correlation correlation);
    }

    /** A model's where there is one that stands for the correlation, and by rule otherwise. */
    static Teller from(Stories stories) {
        return correlation ->
                stories.of(correlation).map(told -> byModel(correlation, told)).orElseGet(() -> byRule(correlation));
    }

    /** The likeliest cause, and when it burned; suspects and what was seen of them stand in the message itself. */
    static Story byRule(Correlation correlation) {
        RuleBasedSummary summary = RuleBasedSummary.of(correlation);
        return new Story(
                summary.headline(), new ByRule(List.of(summary.details().getLast())));
    }

    private static Story byModel(Correlation correlation, Summary.Told told) {
        Summary.Text text = told.text();
        List<Summary.Sentence> explanation =
                text.explanation().isEmpty() ? List.of(text.headline()) : text.explanation();
        return new Story(
                RuleBasedSummary.of(correlation).headline(),
                new ByModel(told.model(), sentences(explanation), sentences(text.nextSteps())));
    }

    private static List<String> sentences(List<Summary.Sentence> sentences) {
        return sentences.stream().map(Summary.Sentence::text).toList();
    }
}
