package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Symptom;
import dev.culprit.correlator.wording.ChangeText;
import dev.culprit.correlator.wording.SymptomText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The facts behind a suspect, in words: the change, what failed since, what else was changed of the object. */
final class Testimony {
    /** Lines of each kind beside the change itself. */
    private static final int MAX_LINES = 6;

    private final Trial trial;

    Testimony(Trial trial) {
        this.trial = trial;
    }

    List<EvidenceLine> of(Change change) {
        var lines = new ArrayList<EvidenceLine>();
        lines.add(new EvidenceLine(change.id(), change.occurredAt(), ChangeText.of(change)));
        lines.addAll(failures(change));
        Optional<Change> undo = undoing(change);
        undo.map(made -> new EvidenceLine(made.id(), made.occurredAt(), Confirmation.UNDONE + ChangeText.of(made)))
                .ifPresent(lines::add);
        String undoId = undo.map(Change::id).orElse("");
        trial.changesOf(change.subject()).stream()
                .filter(other -> !other.id().equals(change.id()) && !other.id().equals(undoId))
                .sorted(Comparator.comparing((Change other) -> Duration.between(other.occurredAt(), change.occurredAt())
                        .abs()))
                .limit(MAX_LINES)
                .sorted(Trial.BY_TIME)
                .map(other -> new EvidenceLine(other.id(), other.occurredAt(), also(other)))
                .forEach(lines::add);
        return lines;
    }

    /** What fails in the same way behind the same workload is one line, however many Pods it befalls. */
    private List<EvidenceLine> failures(Change change) {
        var alike = new LinkedHashMap<List<Object>, List<Symptom>>();
        trial.failures().since(change).stream()
                .sorted(Comparator.comparing((Failure f) -> !f.isLasting()))
                .map(Failure::firstWord)
                .forEach(word -> alike.computeIfAbsent(
                                List.of(word.reason(), word.subject().kind(), word.affects()), key -> new ArrayList<>())
                        .add(word));
        return alike.values().stream()
                .limit(MAX_LINES)
                .map(words -> new EvidenceLine(
                        words.getFirst().id(),
                        words.getFirst().seen().first(),
                        SymptomText.ofAlike(words, change.occurredAt())))
                .toList();
    }

    /** The undoing is told as such, and not cut off with what else was changed. */
    private Optional<Change> undoing(Change change) {
        return Habit.undoing(change, trial.changesOf(change.subject())).filter(undo -> !trial.isBeforeAlert(undo));
    }

    private String also(Change other) {
        return (trial.isBeforeAlert(other) ? "also changed: " : "changed after the alert: ") + ChangeText.of(other);
    }
}
