package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.correlator.wording.ChangeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes a case apart: which changes may be the cause, what speaks for and against each, and which objects are cleared. */
final class Trial {
    static final Comparator<Change> BY_TIME = Comparator.comparing(Change::occurredAt)
            .thenComparing(Change::observedAt)
            .thenComparing(Change::id);

    private final Case incident;
    private final Failures failures;
    private final Instant alert;
    private final SortedMap<ObjectRef, List<Change>> changes = new TreeMap<>();

    Trial(Case incident) {
        this.incident = incident;
        this.failures = new Failures(incident);
        this.alert = incident.episode().startsAt();
        incident.changesByObject()
                .forEach((object, made) ->
                        changes.put(object, made.stream().sorted(BY_TIME).toList()));
    }

    Failures failures() {
        return failures;
    }

    List<Change> changesOf(ObjectRef object) {
        return changes.getOrDefault(object, List.of());
    }

    Hearing hear() {
        var candidates = new ArrayList<Candidate>();
        var cleared = new ArrayList<Cleared>();
        changes.forEach((object, made) -> {
            Docket docket = docket(made);
            candidates.addAll(docket.candidates());
            docket.cleared().ifPresent(cleared::add);
        });
        var blame = new Blame(failures, candidates);
        List<Candidate> linked = candidates.stream().map(blame::linked).toList();
        return new Hearing(linked, cleared, new NoChange(incident, failures).signs(linked));
    }

    /** Of one object: what may be the cause, or why nothing may. */
    private record Docket(List<Candidate> candidates, Optional<Cleared> cleared) {
        static Docket clear(Change change, String reason) {
            return new Docket(
                    List.of(),
                    Optional.of(new Cleared(change.subject(), change.occurredAt(), ChangeText.of(change), reason)));
        }
    }

    private Docket docket(List<Change> made) {
        List<Change> before = made.stream().filter(this::isBeforeAlert).toList();
        if (before.isEmpty()) {
            return Docket.clear(made.getFirst(), "after the alert");
        }
        List<Act> real = before.stream().flatMap(c -> act(c, made).stream()).toList();
        if (real.isEmpty()) {
            return Docket.clear(before.getLast(), cosmetic(before.getLast()));
        }
        List<Candidate> candidates =
                real.stream().flatMap(act -> candidate(act, made).stream()).toList();
        return candidates.isEmpty()
                ? Docket.clear(real.getLast().change(), "no path to the SLO")
                : new Docket(candidates, Optional.empty());
    }

    /** A change of which only an interval is known is a response only when all of it lies after the alert. */
    boolean isBeforeAlert(Change change) {
        Instant notBefore = change.timing().notBefore();
        Instant earliest = notBefore == null ? change.occurredAt() : notBefore;
        return !earliest.isAfter(alert);
    }

    /** A change that did something. */
    private record Act(Change change, Feature deed) {}

    private static Optional<Act> act(Change change, List<Change> made) {
        boolean again = made.stream()
                .anyMatch(c -> c.type() == ChangeType.DELETE && !c.occurredAt().isAfter(change.occurredAt()));
        return Deed.of(change, again).map(deed -> new Act(change, deed));
    }

    private static String cosmetic(Change change) {
        return change.fields().stream().allMatch(f -> f.type() == FieldType.ANNOTATION)
                ? "annotation-only edit"
                : "label-only edit";
    }

    private Optional<Candidate> candidate(Act act, List<Change> made) {
        Change change = act.change();
        List<Sign> relation =
                new Relation(incident.reach(), incident.episode().slo().namespace()).signs(change);
        if (relation.isEmpty()) {
            return Optional.empty();
        }
        var signs = new ArrayList<Sign>();
        signs.addAll(new Timeliness(incident.period().onset(), alert).signs(change));
        signs.addAll(relation);
        signs.add(Sign.of(act.deed(), DeedText.of(change, act.deed())));
        signs.addAll(new Aftermath(failures, alert).signs(change, act.deed()));
        signs.addAll(new Habit(incident).signs(change, made));
        return Optional.of(new Candidate(change, signs));
    }
}
