package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.FieldType;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.graph.Reach;
import dev.culprit.correlator.graph.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What failed in the window, and what of it began with a change. */
final class Failures {
    /** How long a Node may be in trouble before its Pods' callers see errors: eviction waits five minutes by default. */
    private static final Duration NODE_LEAD = Duration.ofMinutes(10);

    /** A change's time may be known to the second only. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    private static final Comparator<Failure> BY_START = Comparator.comparing(Failure::first)
            .thenComparing(failure -> failure.firstWord().id());

    /** More or fewer Pods are the same Pods, and nothing that runs reads labels. */
    private static final Set<FieldType> SAME_PODS = Set.of(FieldType.REPLICAS, FieldType.LABEL, FieldType.ANNOTATION);

    private final List<Failure> failures;
    private final Map<ObjectRef, List<Change>> changes;

    /** Where in the list failures stand that concern an object: of thousands, a change touches few. */
    private final Map<ObjectRef, BitSet> concerning = new HashMap<>();

    /** When a ReplicaSet was first concerned by one. */
    private final Map<ObjectRef, Instant> replicaSets = new HashMap<>();

    private final Reach reach;
    private final Instant alert;

    Failures(Case incident) {
        this.reach = incident.reach();
        this.alert = incident.episode().startsAt();
        this.changes = incident.changesByObject();
        Map<ObjectRef, Map<Ailment, List<Symptom>>> grouped = incident.symptoms().stream()
                .collect(Collectors.groupingBy(
                        Symptom::subject,
                        TreeMap::new,
                        Collectors.groupingBy(Ailment::of, TreeMap::new, Collectors.toList())));
        this.failures = grouped.values().stream()
                .flatMap(ofObject -> ofObject.entrySet().stream())
                .map(entry -> new Failure(entry.getKey(), entry.getValue()))
                .sorted(BY_START)
                .toList();
        for (int position = 0; position < failures.size(); position++) {
            enter(position, failures.get(position));
        }
    }

    /** A Node that fails does so of itself: no change of what runs on it brought that about. */
    private void enter(int position, Failure failure) {
        for (ObjectRef object : failure.concerned()) {
            if (failure.ailment() != Ailment.NODE || object.equals(failure.subject())) {
                concerning.computeIfAbsent(object, key -> new BitSet()).set(position);
            }
            if (object.knownKind().equals("ReplicaSet")) {
                replicaSets.putIfAbsent(object, failure.first());
            }
        }
    }

    /** What began to fail between the change and the alert, on what the change touches: earliest first. */
    List<Failure> since(Change change) {
        Instant from = change.occurredAt().minus(CLOCK_STEP);
        boolean isWorkload = change.subject().isWorkload();
        return concerning(change)
                .filter(f -> !f.first().isBefore(from) && !f.first().isAfter(alert))
                .filter(f -> !isWorkload || f.concerned().stream().noneMatch(object -> failedBefore(object, from)))
                .toList();
    }

    /** Pods of a ReplicaSet that was there before a change of the template do not run what it brought. */
    private boolean failedBefore(ObjectRef object, Instant from) {
        Instant first = replicaSets.get(object);
        return first != null && first.isBefore(from);
    }

    boolean failedBefore(Change change, Ailment ailment) {
        Instant from = change.occurredAt().minus(CLOCK_STEP);
        return concerning(change).anyMatch(f -> f.first().isBefore(from) && f.ailment() == ailment && f.isLasting());
    }

    private Stream<Failure> concerning(Change change) {
        var positions = new BitSet();
        for (ObjectRef object : touched(change)) {
            BitSet known = concerning.get(object);
            if (known != null) {
                positions.or(known);
            }
        }
        return positions.stream().mapToObj(failures::get);
    }

    /**
     * What began to fail between the change and the alert one call nearer to the SLO than what was changed: whoever calls
     * what is broken does not answer either. Not of callers that were given something new before they failed: that is
     * nearer. Earliest first.
     */
    List<Failure> ofCallers(Change change) {
        Optional<Standing> standing =
                reach.nearest(Stream.concat(Stream.of(change.subject()), change.affects().stream()));
        if (standing.isEmpty() || standing.get().distance() == 0) {
            return List.of();
        }
        int caller = standing.get().distance() - 1;
        Instant from = change.occurredAt().minus(CLOCK_STEP);
        return failures.stream()
                .filter(f -> f.ailment() == Ailment.HEALTH || f.ailment() == Ailment.CRASH)
                .filter(Failure::isLasting)
                .filter(f -> !f.first().isBefore(from) && !f.first().isAfter(alert))
                .filter(f -> f.concerned().stream()
                        .anyMatch(object -> isWorkloadAt(object, caller) && !isChangedBefore(object, f.first())))
                .toList();
    }

    private boolean isWorkloadAt(ObjectRef object, int distance) {
        return object.isWorkload()
                && reach.of(object).filter(at -> at.distance() == distance).isPresent();
    }

    private boolean isChangedBefore(ObjectRef object, Instant at) {
        return changes.getOrDefault(object, List.of()).stream()
                .filter(change -> change.occurredAt().isBefore(at))
                .flatMap(change -> change.fields().stream())
                .anyMatch(field -> !SAME_PODS.contains(field.type()));
    }

    /** Of what a whole namespace or cluster is hit by, only what the SLO depends on counts: something always fails. */
    private NavigableSet<ObjectRef> touched(Change change) {
        ObjectRef object = change.subject();
        var touched = new TreeSet<ObjectRef>();
        touched.add(object);
        if (Score.actsOnCluster(change) || Score.governsNamespace(change)) {
            reach.workloads().stream()
                    .filter(w -> object.isClusterScoped() || w.namespace().equals(object.namespace()))
                    .forEach(touched::add);
        } else {
            touched.addAll(change.affects());
        }
        return touched;
    }

    /** Trouble of Nodes themselves while the burn began; by its series, some minutes before it too: it takes time. */
    List<Failure> ofNodes(Onset onset, TimeRange window) {
        Instant from = onset.source() == Onset.Source.BURN_RATE
                ? later(window.start(), onset.earliest().minus(NODE_LEAD))
                : onset.earliest();
        return failures.stream()
                .filter(f -> f.ailment() == Ailment.NODE)
                .flatMap(f -> f.begunBetween(from, alert).stream())
                .toList();
    }

    /** What on the path began to fail in the window, lastingly, and still did at the alert: earliest first. */
    Stream<Failure> onPath(TimeRange window) {
        return failures.stream()
                .filter(f -> f.isLasting() && f.ailment() != Ailment.NODE)
                .filter(f -> window.contains(f.first()) && !f.first().isAfter(alert))
                .filter(f -> f.concerned().stream()
                        .anyMatch(ref -> ref.isWorkload() && reach.of(ref).isPresent()));
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
