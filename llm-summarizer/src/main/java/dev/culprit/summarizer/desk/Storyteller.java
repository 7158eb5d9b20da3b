package dev.culprit.summarizer.desk;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Summary;
import dev.culprit.api.record.SummaryBasis;
import dev.culprit.summarizer.answer.Examination;
import dev.culprit.summarizer.answer.Examined;
import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Opening;
import dev.culprit.summarizer.model.Model;
import dev.culprit.summarizer.model.Reply;
import dev.culprit.summarizer.model.Reply.Failure;
import dev.culprit.summarizer.prompt.Prompt;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Asks the model about one correlation, and holds the answer against what it was told. */
public final class Storyteller {
    private final Model model;
    private final Clock clock;

    public Storyteller(Model model, Clock clock) {
        this.model = model;
        this.clock = clock;
    }

    /** What one call has brought. */
    public sealed interface Told {
        /** Tokens that it cost, as far as that is known. */
        int tokens();

        /** A summary, or an answer that may not be shown. */
        record Settled(Summary summary, int tokens) implements Told {}

        /** No answer. */
        record Failed(Failure failure, Optional<Duration> pause, int tokens) implements Told {}
    }

    /**
     * Asks once.
     *
     * @param correlation with at least one suspect
     */
    public Told tell(Correlation correlation, Duration within) throws InterruptedException {
        Dossier dossier = Opening.of(correlation);
        String id = correlation.id();
        String basis = SummaryBasis.of(correlation);
        String cluster = correlation.episode().cluster();
        return switch (model.ask(Prompt.of(dossier), within)) {
            case Reply.Failed failed -> new Told.Failed(failed.failure(), failed.pause(), failed.tokens());
            case Reply.Said said ->
                switch (new Examination(dossier).examine(said.text())) {
                    case Examined.Sound sound ->
                        new Told.Settled(
                                new Summary.Told(id, basis, sound.text(), model.name(), clock.instant(), cluster),
                                said.tokens());
                    case Examined.Unsound unsound ->
                        new Told.Settled(
                                new Summary.Refused(id, basis, unsound.toString(), clock.instant(), cluster),
                                said.tokens());
                };
        };
    }
}
