package dev.culprit.correlator.notify;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import java.util.List;

/** A model's words of a correlation, and how they look in a message. */
final class Tale {
    static final String EXPLANATION = "It was rolled out before the alert & crashed";
    static final String STEP = "Look at the logs of seal";

    private Tale() {}

    static Summary.Told of(Correlation correlation) {
        var text = new Summary.Text(
                sentence("The new image crashes"), List.of(sentence(EXPLANATION)), List.of(sentence(STEP)));
        return of(correlation, text);
    }

    /** As long as the summarizer lets a model speak: its {@code AnswerLimits}. */
    static Summary.Told longest(Correlation correlation) {
        return of(
                correlation,
                new Summary.Text(
                        sentence("h".repeat(200)),
                        List.of(longest("1"), longest("2"), longest("3"), longest("4")),
                        List.of(longest("5"), longest("6"), longest("7"))));
    }

    private static Summary.Told of(Correlation correlation, Summary.Text text) {
        return new Summary.Told(
                correlation.id(),
                SummaryBasis.of(correlation),
                text,
                "llama-3.3",
                correlation.emittedAt(),
                correlation.episode().cluster());
    }

    private static Summary.Sentence longest(String end) {
        return sentence("s".repeat(319) + end);
    }

    private static Summary.Sentence sentence(String text) {
        return new Summary.Sentence(text, List.of("c1"));
    }
}
