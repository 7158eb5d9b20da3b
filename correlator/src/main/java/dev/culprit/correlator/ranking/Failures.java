package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Symptom;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.graph.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What failed in the window, and what of it began with a change. */
final class Failures {
    /**
     * Reasons that come with a healthy rollout too, when an old Pod stops or a new one waits for its place: unless they
     * last, they say little.
     */
    private static final Set<String> USUAL_IN_A_ROLLOUT =
            Set.of("Unhealthy", "FailedPreStopHook", "FailedScheduling", "Unschedulable", "ContainerStatusUnknown");

    /** Of the usual reasons those that, lasting, keep a Pod from ever running: the Event and the Pod's own condition. */
    private static final Set<String> UNSCHEDULABLE = Set.of("FailedScheduling", "Unschedulable");

    /** How a container ends that was asked to stop and does not say that it did so well. */
    private static final String ASKED_TO_STOP = "exit code 143";

    private static final int OFTEN = 3;

    private static final Duration LONG = Duration.ofMinutes(1);

    /** How long a Node may be in trouble before its Pods' callers see errors: eviction waits five minutes by default. */
    private static final Duration NODE_LEAD = Duration.ofMinutes(10);

    /** A change's time may be known to the second only. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    private static final Comparator<Symptom> BY_START =
            Comparator.comparing((Symptom s) -> s.seen().first()).thenComparing(Symptom::id);

    private final List<Symptom> symptoms;

    Failures(List<Symptom> symptoms) {
        this.symptoms = symptoms.stream().sorted(BY_START).toList();
    }

    List<Contribution> since(Change change, Reach reach) {
        List<Symptom> since = linesSince(change, reach);
        boolean grave = since.stream().anyMatch(Failures::isGrave);
        boolean lasting = since.stream().anyMatch(Failures::isLasting);
        var parts = new ArrayList<Contribution>();
        if (grave || lasting) {
            Symptom first = since.stream()
                    .filter(s -> grave ? isGrave(s) : isLasting(s))
                    .findFirst()
                    .orElse(since.getFirst());
            Instant start = change.occurredAt();
            String after = Score.span(start, later(start, first.seen().first()));
            parts.add(new Contribution(
                    first.reason() + " since " + after + " after",
                    grave ? Weights.FAILS_SINCE : Weights.UNHEALTHY_SINCE));
        }
        if (!parts.isEmpty() && failedBefore(change, reach)) {
            parts.add(new Contribution("failed before the change too", Weights.FAILED_BEFORE_TOO));
        }
        return parts;
    }

    private static boolean isGrave(Symptom symptom) {
        return !isUsual(symptom) || (UNSCHEDULABLE.contains(symptom.reason()) && isLasting(symptom));
    }

    private static boolean isUsual(Symptom symptom) {
        return USUAL_IN_A_ROLLOUT.contains(symptom.reason())
                || symptom.message().startsWith(ASKED_TO_STOP);
    }

    private static boolean isLasting(Symptom symptom) {
        Duration lasted =
                Duration.between(symptom.seen().first(), symptom.seen().last());
        return symptom.seen().count() >= OFTEN || lasted.compareTo(LONG) >= 0;
    }

    /** What began to fail with the change, on what it touches: earliest first. */
    List<Symptom> linesSince(Change change, Reach reach) {
        Instant from = change.occurredAt().minus(CLOCK_STEP);
        NavigableSet<ObjectRef> touched = touched(change, reach);
        return symptoms.stream()
                .filter(s -> !s.seen().first().isBefore(from))
                .filter(s -> concerns(s, touched))
                .toList();
    }

    private boolean failedBefore(Change change, Reach reach) {
        Instant from = change.occurredAt().minus(CLOCK_STEP);
        NavigableSet<ObjectRef> touched = touched(change, reach);
        return symptoms.stream()
                .filter(s -> s.seen().first().isBefore(from))
                .filter(s -> isGrave(s) && !isOfNode(s))
                .anyMatch(s -> s.affects().stream().anyMatch(touched::contains));
    }

    /** A Node that fails does so of itself: no change of what runs on it brought that about. */
    private static boolean concerns(Symptom symptom, Set<ObjectRef> touched) {
        return touched.contains(symptom.subject())
                || (!isOfNode(symptom) && symptom.affects().stream().anyMatch(touched::contains));
    }

    private static boolean isOfNode(Symptom symptom) {
        return symptom.subject().kind().equals("Node");
    }

    /** Of what a whole namespace or cluster is hit by, only what the SLO depends on counts: something always fails. */
    private static NavigableSet<ObjectRef> touched(Change change, Reach reach) {
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
    List<Symptom> ofNodes(Onset onset, TimeRange window) {
        Instant from = onset.source() == Onset.Source.BURN_RATE
                ? later(window.start(), onset.earliest().minus(NODE_LEAD))
                : onset.earliest();
        var when = new TimeRange(from, window.end());
        return symptoms.stream()
                .filter(Failures::isOfNode)
                .filter(s -> when.contains(s.seen().first()))
                .toList();
    }

    /** Whether something on the path began to fail, gravely, that did not change itself. */
    boolean unexplained(Case incident) {
        var changed = new TreeSet<ObjectRef>();
        incident.changesByObject().forEach((object, changes) -> {
            changed.add(object);
            changes.forEach(change -> changed.addAll(change.affects()));
        });
        return symptoms.stream()
                .filter(s -> isGrave(s) && !isOfNode(s))
                .filter(s -> incident.period().window().contains(s.seen().first()))
                .flatMap(s -> s.affects().stream())
                .filter(ObjectRef::isWorkload)
                .anyMatch(w -> incident.reach().of(w).isPresent() && !changed.contains(w));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
