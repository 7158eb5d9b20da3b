package dev.culprit.correlator.page;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import dev.culprit.correlator.report.SloCorrelationReport;
import dev.culprit.correlator.summary.RuleBasedSummary;
import dev.culprit.runtime.text.OneLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the page shows of one correlation: the resource that kubectl shows too, and what is told of it. */
record View(SLOCorrelation correlation, Told summary) {
    /**
     * The story.
     *
     * @param by {@code rules} or {@code model}
     * @param model absent where rules tell it
     */
    record Told(
            String by, @Nullable String model, Sentence headline, List<Sentence> details, List<Sentence> nextSteps) {}

    /** One sentence, and what it rests on, where that is told. */
    record Sentence(String text, List<Seen> evidence) {}

    /** One line of evidence. */
    record Seen(Instant at, String text) {}

    /** As rules tell it. */
    static View of(SLOCorrelation correlation) {
        String summary = correlation.getStatus().summary();
        List<Sentence> sentences =
                RuleBasedSummary.sentences(summary == null ? "No summary was written." : summary).stream()
                        .map(text -> new Sentence(text, List.of()))
                        .toList();
        return new View(
                correlation,
                new Told("rules", null, sentences.getFirst(), sentences.subList(1, sentences.size()), List.of()));
    }

    /** As a model tells it, where one has. */
    static View of(Correlation correlation, Optional<Summary.Told> told) {
        SLOCorrelation resource = SloCorrelationReport.of(correlation);
        return told.map(summary -> new View(resource, byModel(summary, correlation)))
                .orElseGet(() -> of(resource));
    }

    private static Told byModel(Summary.Told told, Correlation correlation) {
        Map<String, EvidenceLine> known = correlation.findings().suspects().stream()
                .map(Suspect::evidence)
                .flatMap(List::stream)
                .collect(Collectors.toMap(EvidenceLine::id, Function.identity(), (one, other) -> one));
        Function<Summary.Sentence, Sentence> resolved = sentence -> new Sentence(
                OneLine.of(sentence.text()),
                sentence.evidence().stream()
                        .map(known::get)
                        .filter(line -> line != null)
                        .map(line -> new Seen(line.at(), OneLine.of(line.text())))
                        .toList());
        return new Told(
                "model",
                OneLine.of(told.model()),
                resolved.apply(told.text().headline()),
                told.text().explanation().stream().map(resolved).toList(),
                told.text().nextSteps().stream().map(resolved).toList());
    }
}
