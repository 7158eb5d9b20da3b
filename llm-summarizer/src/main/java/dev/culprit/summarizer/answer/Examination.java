package dev.culprit.summarizer.answer;

import dev.culprit.api.record.Summary;
import dev.culprit.summarizer.answer.Examined.Fault;
import dev.culprit.summarizer.answer.Examined.Sound;
import dev.culprit.summarizer.answer.Examined.Unsound;
import dev.culprit.summarizer.dossier.Dossier;
import dev.culprit.summarizer.dossier.Dossier.Accused;
import dev.culprit.summarizer.dossier.Dossier.Exhibit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds an answer against the dossier that it was made from. What is not proven is refused: a refusal costs a story, and
 * leaves the summary by rule.
 */
public final class Examination {
    private final Dossier dossier;
    private final Wording wording;
    private final Accusation accusation;

    /**
     * Of one correlation.
     *
     * @param dossier with at least one suspect
     */
    public Examination(Dossier dossier) {
        this.dossier = dossier;
        this.wording = new Wording(dossier);
        this.accusation = new Accusation(dossier);
    }

    /**
     * Whether the answer may be shown.
     *
     * @param text as the model has sent it
     */
    public Examined examine(String text) {
        Answer answer;
        try {
            answer = Answer.read(text);
        } catch (Answer.ShapeException e) {
            return e.unsound();
        }
        Optional<Unsound> unsound = Stream.concat(Stream.of(answer.headline()), answer.explanation().stream())
                .flatMap(claim -> fault(claim).stream().map(fault -> new Unsound(fault, claim.where())))
                .findFirst()
                .or(() -> accusation
                        .ofHeadline(answer.headline())
                        .map(fault -> new Unsound(fault, answer.headline().where())));
        if (unsound.isPresent()) {
            return unsound.get();
        }
        return steps(answer)
                .<Examined>map(steps -> new Sound(new Summary.Text(
                        sentence(answer.headline()),
                        answer.explanation().stream().map(this::sentence).toList(),
                        steps)))
                .orElse(new Unsound(Fault.NO_EVIDENCE, "the next steps"));
    }

    private Optional<Fault> fault(Claim claim) {
        if (claim.cited().isEmpty()
                || claim.cited().stream().anyMatch(id -> dossier.exhibit(id).isEmpty())) {
            return Optional.of(Fault.NO_EVIDENCE);
        }
        return wording.fault(claim)
                .or(() -> relation(claim))
                .or(() -> accusation.fault(claim))
                .or(() -> subject(claim));
    }

    private Optional<Fault> relation(Claim claim) {
        List<String> words = Words.of(claim.text()).all();
        Support support = Support.of(dossier, claim.cited());
        var direction = new Direction(dossier, claim);
        boolean isWrong = direction.isTurned(words, support.amounts())
                || direction.isMisjudged(words)
                || new Chronology(dossier, claim).isBroken(words)
                || new Tally(dossier, claim).isMisplaced(claim.text())
                || Causation.isReversed(words)
                || Denial.isOfFacts(words, support.words());
        return isWrong ? Optional.of(Fault.RELATION) : Optional.empty();
    }

    /** Whether what is true of one thing is told of another, or of more than it is true of. */
    private Optional<Fault> subject(Claim claim) {
        boolean isWrong = new Hearsay(dossier, claim).isTakenForFact(claim.text())
                || new Alteration(dossier, claim).isOfAnother(claim.text())
                || new Ailing(dossier, claim).isToldOfAnother(claim.text())
                || Outlook.isGiven(claim.text())
                || Extent.isMadeUp(
                        Words.of(claim.text()).all(),
                        Support.ofOwn(dossier, claim.cited()).words());
        return isWrong ? Optional.of(Fault.RELATION) : Optional.empty();
    }

    /** Each about the one suspect whose evidence it cites; absent where one is about nobody or about several. */
    private Optional<List<Summary.Sentence>> steps(Answer answer) {
        var steps = new LinkedHashSet<Summary.Sentence>();
        for (Answer.Step step : answer.steps()) {
            List<Accused> owners = step.cited().stream()
                    .flatMap(id -> dossier.owner(id).stream())
                    .distinct()
                    .toList();
            if (owners.size() != 1
                    || step.cited().stream().anyMatch(id -> dossier.exhibit(id).isEmpty())) {
                return Optional.empty();
            }
            steps.add(new Summary.Sentence(step.action().about(owners.getFirst().object()), sources(step.cited())));
        }
        return Optional.of(new ArrayList<>(steps));
    }

    private Summary.Sentence sentence(Claim claim) {
        return new Summary.Sentence(claim.text(), sources(claim.cited()));
    }

    private List<String> sources(List<String> cited) {
        return cited.stream()
                .flatMap(id -> dossier.exhibit(id).stream())
                .map(Exhibit::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .toList();
    }
}
