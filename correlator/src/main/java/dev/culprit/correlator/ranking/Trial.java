package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.Symptom;
import dev.culprit.correlator.graph.Standing;
import dev.culprit.correlator.wording.ChangeText;
import dev.culprit.correlator.wording.SymptomText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Weighs the changes of one incident's objects, one object at a time. */
final class Trial {
    /** Lines of evidence beside the change itself. */
    private static final int MAX_EVIDENCE = 6;

    private static final Comparator<Change> BY_TIME = Comparator.comparing(Change::occurredAt)
            .thenComparing(Change::observedAt)
            .thenComparing(Change::id);

    private final Case incident;
    private final Failures failures;

    Trial(Case incident) {
        this.incident = incident;
        this.failures = new Failures(incident.symptoms());
    }

    Ranking.Verdict judge(ObjectRef object, List<Change> changes) {
        List<Change> ordered = changes.stream().sorted(BY_TIME).toList();
        List<Change> before = ordered.stream().filter(this::isBeforeAlert).toList();
        if (before.isEmpty()) {
            return clear(object, ordered.getFirst(), "after the alert");
        }
        List<Change> real = before.stream().filter(c -> !isCosmetic(c)).toList();
        if (real.isEmpty()) {
            return clear(object, before.getLast(), cosmetic(before.getLast()));
        }
        return real.stream()
                .flatMap(change -> path(change).map(path -> weigh(change, path, ordered)).stream())
                .max(Comparator.comparingDouble(Weighed::score)
                        .thenComparing(weighed -> weighed.change().occurredAt()))
                .<Ranking.Verdict>map(strongest -> new Ranking.Verdict.Suspected(suspect(strongest, ordered)))
                .orElseGet(() -> clear(object, real.getLast(), "no path to the SLO"));
    }

    /** A change of which only an interval is known is a response only when all of it lies after the alert. */
    private boolean isBeforeAlert(Change change) {
        Instant notBefore = change.timing().notBefore();
        Instant earliest = notBefore == null ? change.occurredAt() : notBefore;
        return !earliest.isAfter(incident.episode().startsAt());
    }

    /** Labels and annotations of the object itself: nothing that runs reads them. */
    private static boolean isCosmetic(Change change) {
        return !change.fields().isEmpty()
                && change.fields().stream()
                        .allMatch(f -> f.type() == FieldType.LABEL || f.type() == FieldType.ANNOTATION);
    }

    private static String cosmetic(Change change) {
        return change.fields().stream().allMatch(f -> f.type() == FieldType.ANNOTATION)
                ? "annotation-only edit"
                : "label-only edit";
    }

    private static Ranking.Verdict clear(ObjectRef object, Change change, String reason) {
        return new Ranking.Verdict.NotGuilty(new Cleared(object, change.occurredAt(), ChangeText.of(change), reason));
    }

    private Weighed weigh(Change change, Contribution path, List<Change> all) {
        var parts = new ArrayList<Contribution>();
        parts.add(time(change));
        parts.add(path);
        parts.add(what(change));
        parts.addAll(failures.since(change, incident.reach()));
        actor(change).ifPresent(parts::add);
        often(all).ifPresent(parts::add);
        List<Contribution> rounded = parts.stream()
                .map(part -> new Contribution(part.name(), Score.round(part.points())))
                .toList();
        return new Weighed(change, rounded, Score.sum(rounded));
    }

    /** Put in words for the strongest change alone: an object may have changed thousands of times. */
    private Suspect suspect(Weighed strongest, List<Change> all) {
        Change change = strongest.change();
        return new Suspect(
                change.subject(),
                change.occurredAt(),
                change.type(),
                ChangeText.of(change),
                change.actor().described(),
                Confidence.LOW,
                strongest.score(),
                strongest.contributions(),
                evidence(change, all));
    }

    private record Weighed(Change change, List<Contribution> contributions, double score) {}

    private Contribution time(Change change) {
        return onset().source() == Onset.Source.BURN_RATE ? beforeBurn(change) : beforeAlert(change);
    }

    private Onset onset() {
        return incident.period().onset();
    }

    /** The burn's own start is known, often to the minute: what came before it may be its cause, what came after not. */
    private Contribution beforeBurn(Change change) {
        Instant burn = onset().latest();
        if (change.occurredAt().isAfter(burn)) {
            return new Contribution(
                    Score.span(burn, change.occurredAt()) + " after the burn had begun", Weights.AFTER_ONSET);
        }
        boolean isInside = !change.occurredAt().isBefore(onset().earliest());
        String name = isInside ? "as the burn began" : Score.span(change.occurredAt(), burn) + " before the burn";
        return new Contribution(name, closeness(change, burn));
    }

    private Contribution beforeAlert(Change change) {
        Instant alert = incident.episode().startsAt();
        boolean tooEarly = change.occurredAt().isBefore(onset().earliest());
        double points = closeness(change, alert) + (tooEarly ? Weights.BEFORE_ONSET : 0);
        String name = Score.span(change.occurredAt(), alert) + " before the alert";
        return new Contribution(tooEarly ? name + ", and before the burn can have begun" : name, points);
    }

    private static double closeness(Change change, Instant to) {
        double minutes = Math.max(0, to.toEpochMilli() - change.occurredAt().toEpochMilli()) / 60_000.0;
        return Weights.TIME_MAX * Math.pow(0.5, minutes / Weights.TIME_HALVES_MINUTES);
    }

    /** Empty when nothing leads from the object to what the SLO measures. */
    private Optional<Contribution> path(Change change) {
        ObjectRef object = change.subject();
        if (incident.reach().namespaces().contains(object.namespace()) && Score.governsNamespace(change)) {
            return Optional.of(new Contribution("governs namespace " + object.namespace(), Weights.WHOLE_NAMESPACE));
        }
        Optional<Standing> standing =
                incident.reach().nearest(Stream.concat(Stream.of(object), change.affects().stream()));
        if (standing.isPresent()) {
            return standing.map(s -> new Contribution(s.path(), Weights.onPath(s.distance())));
        }
        if (Score.actsOnCluster(change)) {
            return Optional.of(new Contribution("of the whole cluster", Weights.WHOLE_CLUSTER));
        }
        if (!isIn(incident.episode().slo().namespace(), change)) {
            return Optional.empty();
        }
        boolean entryKnown = incident.reach().entry().isPresent();
        return Optional.of(
                entryKnown
                        ? new Contribution("in the SLO's namespace, on no known path", Weights.SAME_NAMESPACE)
                        : new Contribution("in the SLO's namespace", Weights.SAME_NAMESPACE_ENTRY_UNKNOWN));
    }

    private static boolean isIn(String namespace, Change change) {
        return change.subject().namespace().equals(namespace)
                || (change.subject().isExternal()
                        && change.affects().stream()
                                .anyMatch(affected -> affected.namespace().equals(namespace)));
    }

    private static Contribution what(Change change) {
        if (change.subject().isExternal()) {
            return new Contribution("changed outside the cluster", Weights.of(FieldType.SPEC));
        }
        return switch (change.type()) {
            case CREATE -> new Contribution("created", 0.2);
            case DELETE -> new Contribution("deleted", 1.2);
            case UPDATE ->
                change.fields().stream()
                        .max(Comparator.comparingDouble(f -> Weights.of(f.type())))
                        .map(f -> new Contribution(Score.word(f.type()) + " changed", Weights.of(f.type())))
                        .orElse(new Contribution("changed, details unknown", 0.4));
        };
    }

    private static Optional<Contribution> actor(Change change) {
        boolean routine = change.fields().stream().allMatch(f -> f.type() == FieldType.REPLICAS)
                && !change.fields().isEmpty()
                && change.actor().manager().startsWith("kube-controller");
        return routine ? Optional.of(new Contribution("made by a controller", Weights.CONTROLLER)) : Optional.empty();
    }

    private static Optional<Contribution> often(List<Change> all) {
        return all.size() < 3
                ? Optional.empty()
                : Optional.of(new Contribution(
                        "changed " + all.size() + " times in the window",
                        Weights.CHANGES_OFTEN * Math.log(all.size()) / Math.log(2)));
    }

    private List<EvidenceLine> evidence(Change change, List<Change> all) {
        var lines = new ArrayList<EvidenceLine>();
        lines.add(new EvidenceLine(change.id(), change.occurredAt(), ChangeText.of(change)));
        failures.linesSince(change, incident.reach()).stream()
                .limit(MAX_EVIDENCE)
                .map(s -> new EvidenceLine(s.id(), s.seen().first(), SymptomText.of(s, change.occurredAt())))
                .forEach(lines::add);
        all.stream()
                .filter(other -> !other.id().equals(change.id()))
                .sorted(Comparator.comparing((Change other) -> Duration.between(other.occurredAt(), change.occurredAt())
                        .abs()))
                .limit(MAX_EVIDENCE)
                .sorted(BY_TIME)
                .map(other -> new EvidenceLine(other.id(), other.occurredAt(), also(other)))
                .forEach(lines::add);
        return lines;
    }

    private String also(Change other) {
        return (isBeforeAlert(other) ? "also changed: " : "changed after the alert: ") + ChangeText.of(other);
    }

    /** What speaks for a cause that is no change: it competes with the suspects on the same scale. */
    double noChangeScore(boolean anySuspect) {
        List<Symptom> trouble = failures.ofNodes(onset(), incident.period().window());
        double score = Weights.NO_CHANGE + (trouble.isEmpty() ? 0 : Weights.NO_CHANGE_NODE_TROUBLE);
        boolean failedFirst = anySuspect && failures.unexplained(incident);
        return Score.round(score + (failedFirst ? Weights.NO_CHANGE_FAILURE_BEFORE : 0));
    }
}
