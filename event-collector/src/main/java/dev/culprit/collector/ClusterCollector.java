package dev.culprit.collector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenObject;
import dev.culprit.collector.audit.AuditTrail;
import dev.culprit.collector.audit.AuditedWrite;
import dev.culprit.collector.change.Changes;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.graph.ClusterGraph;
import dev.culprit.collector.graph.Publication;
import dev.culprit.collector.history.History;
import dev.culprit.collector.history.Sight;
import dev.culprit.collector.history.Transition;
import dev.culprit.collector.objective.Objectives;
import dev.culprit.collector.snapshot.Noise;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.symptom.Symptoms;
import dev.culprit.collector.verdict.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a watch of one cluster says into records. Not thread-safe; the same observations in give the same records
 * out, whatever the clock says.
 */
public final class ClusterCollector {
    private final Door door;
    private final Envelopes envelopes;
    private final Changes changes;
    private final ClusterGraph graph;
    private final IgnoredObjects ignored;
    private final Symptoms symptoms;
    private final Verdicts verdicts;
    private final AuditTrail audit = new AuditTrail();
    private final History history = new History();
    private final boolean keepsBaseline;

    public ClusterCollector(CollectorSettings settings) {
        String cluster = settings.cluster();
        door = settings.door();
        envelopes = new Envelopes(cluster, settings.buckets(), BaselineFormats.of(settings));
        keepsBaseline = settings.keepsBaseline();
        verdicts = new Verdicts(cluster, door);
        changes = new Changes(cluster);
        graph = new ClusterGraph(cluster);
        ignored = new IgnoredObjects(graph::makers);
        symptoms = new Symptoms(cluster, graph::behind);
    }

    /** What an observation of a recording says that was not said before, in the order in which it has to be written. */
    public List<Outgoing> observe(Observation observation) {
        var sight = new Sight.Recorded(observation.at(), observation.type() == WatchType.ADDED);
        history.arrival(sight);
        return observation.type() == WatchType.DELETED
                ? gone(observation.object(), sight)
                : present(observation.object(), sight);
    }

    /**
     * An object is there.
     *
     * @param object not to be altered afterwards
     */
    public List<Outgoing> present(ObjectNode object, Sight sight) {
        if (isEvent(object)) {
            return event(object, sight.at());
        }
        if (Noise.isOwn(object)) {
            return verdicts.present(object, sight).map(said -> envelopes.verdict(said, sight.at())).stream()
                    .toList();
        }
        if (isRepetition(object, sight)) {
            return List.of();
        }
        ObjectNode admitted = door.admit(object);
        return Snapshot.of(admitted)
                .map(snapshot -> {
                    graph.saw(snapshot, admitted);
                    ignored.put(snapshot);
                    Stream<Outgoing> better = rollout(snapshot, sight.at());
                    var said = witnessed(snapshot, admitted, () -> history.present(snapshot, sight), sight.at());
                    return Stream.concat(better, said.stream()).toList();
                })
                .orElse(List.of());
    }

    /** What controllers make is no change; but it may tell when one was. */
    private Stream<Outgoing> rollout(Snapshot object, Instant at) {
        return object.ref().knownKind().equals("ReplicaSet")
                ? changes.made(object).stream().map(change -> reported(change, at))
                : Stream.of();
    }

    /** An object was deleted; this is its last state. */
    public List<Outgoing> gone(ObjectNode object, Sight sight) {
        if (isEvent(object)) {
            return List.of();
        }
        ObjectNode admitted = door.admit(object);
        return Snapshot.of(admitted)
                .map(snapshot -> {
                    graph.saw(snapshot, admitted);
                    var last = witnessed(snapshot, admitted, () -> List.of(history.gone(snapshot, sight)), sight.at());
                    leave(snapshot.ref());
                    return last;
                })
                .orElse(List.of());
    }

    /** An object is not there any more, and was last known to be there at a time. */
    public List<Outgoing> missing(ObjectRef ref, Instant lastKnown, Instant at) {
        Transition end = history.missing(ref, lastKnown);
        List<Outgoing> last = end.gone().map(object -> told(end, object, at)).orElse(List.of());
        leave(ref);
        return last;
    }

    /** What was kept of an object beside its history, last: what it affected is told with its end. */
    private void leave(ObjectRef ref) {
        graph.lost(ref);
        ignored.remove(ref);
        changes.unmade(ref);
        verdicts.gone(ref);
    }

    /** Objects of which something is kept although they are not {@link #known}, and some that are. */
    public Set<ObjectRef> noticed(Predicate<ObjectRef> scope) {
        return Stream.of(graph.seen(), ignored.all(), changes.made(), verdicts.all())
                .flatMap(refs -> refs)
                .filter(scope)
                .collect(Collectors.toSet());
    }

    /** Takes over what an earlier collector knew and had told. */
    public void restore(SeenObject seen, Instant at) {
        Snapshot snapshot = history.restore(seen, at);
        ignored.put(snapshot);
        graph.put(snapshot, at);
    }

    /** What the audit log says of a write of that kind: changes that were told already, now with the person. */
    public List<Outgoing> audited(AuditedWrite write, String kind, Instant at) {
        return audit.written(write, kind, at).stream()
                .map(change -> envelopes.change(door.reported(change), at))
                .toList();
    }

    /** What came of the audit log. */
    public AuditTrail audit() {
        return audit;
    }

    /** Every object of the baseline that is known, by kind and namespace. */
    public Set<ObjectRef> known(Predicate<ObjectRef> scope) {
        return history.known(scope);
    }

    /** How many objects are known. */
    public int size() {
        return history.size();
    }

    /** Forgets an object, as if it had never been seen. */
    public void forget(ObjectRef ref) {
        history.forget(ref);
    }

    /** Removes what was written of an object of which nobody knows what became of it. */
    public List<Outgoing> dispose(ObjectRef ref, Instant at) {
        history.forget(ref);
        leave(ref);
        graph.remove(ref, at);
        return Stream.of(
                        Stream.of(envelopes.noDependencies(ref, at)),
                        objective(ref, null, at),
                        Stream.of(envelopes.noBaseline(ref, at)))
                .flatMap(records -> records)
                .toList();
    }

    /**
     * Says that everything that arrived up to {@code until} has been sent.
     *
     * @param since from when on was watched; null where nothing is missing before
     * @param at the timestamp of the records
     */
    public List<Outgoing> watermark(Instant until, @Nullable Instant since, Instant at) {
        return envelopes.watermark(until, since, at);
    }

    private List<Outgoing> event(ObjectNode object, Instant at) {
        if (!Symptoms.mayBe(object)) {
            return List.of();
        }
        return reported(symptoms.of(door.admit(object), at).stream(), at).toList();
    }

    private Stream<Outgoing> reported(Stream<Symptoms.Sighting> sightings, Instant at) {
        return sightings
                .filter(sighting -> !ignored.covers(sighting.symptom().subject()))
                .map(sighting -> envelopes.symptom(sighting, at));
    }

    private Outgoing reported(Change change, Instant at) {
        return envelopes.change(door.reported(audit.told(change, at)), at);
    }

    private static boolean isEvent(ObjectNode object) {
        String group = ObjectRef.groupOf(object.path("apiVersion").asText(""));
        return ObjectRef.knownKind(group, object.path("kind").asText("")).equals("Event");
    }

    /** Told by identity and version alone, so that a relist costs next to nothing. */
    private boolean isRepetition(ObjectNode object, Sight sight) {
        var metadata = object.path("metadata");
        return Snapshot.refOf(object)
                .map(ref -> history.isKnown(
                        ref,
                        metadata.path("uid").asText(""),
                        metadata.path("resourceVersion").asText(""),
                        sight))
                .orElse(true);
    }

    private List<Outgoing> witnessed(
            Snapshot snapshot, ObjectNode admitted, Supplier<List<Transition>> transitions, Instant at) {
        var outgoing = new ArrayList<Outgoing>();
        reported(symptoms.ofState(snapshot, admitted, at).stream(), at).forEach(outgoing::add);
        if (!Noise.drops(admitted, snapshot)) {
            transitions.get().forEach(transition -> outgoing.addAll(told(transition, snapshot, at)));
        }
        return List.copyOf(outgoing);
    }

    private List<Outgoing> told(Transition transition, Snapshot snapshot, Instant at) {
        return switch (transition) {
            case Transition.Nothing nothing -> List.of();
            case Transition.Rewritten(Snapshot written) -> baseline(written, at).toList();
            case Transition.Ending ending -> changed(ending, snapshot, at, baseline(ending.last(), at));
            case Transition.Ended ended -> changed(ended, snapshot, at, noBaseline(snapshot.ref(), at));
            case Transition.Deleted deleted -> changed(deleted, snapshot, at, noBaseline(snapshot.ref(), at));
            case Transition.Baseline state -> changed(state, snapshot, at, baseline(snapshot, at));
            case Transition.Created created -> changed(created, snapshot, at, baseline(snapshot, at));
            case Transition.Updated updated -> changed(updated, snapshot, at, baseline(snapshot, at));
            case Transition.Replaced replaced -> changed(replaced, snapshot, at, baseline(snapshot, at));
        };
    }

    /** The graph goes first: who reads a change knows what it affects. The baseline goes last: it says that all was told. */
    private List<Outgoing> changed(Transition transition, Snapshot snapshot, Instant at, Stream<Outgoing> baseline) {
        ObjectRef ref = snapshot.ref();
        var affects = new TreeSet<>(graph.affectedBy(ref));
        List<Publication> publications =
                transition.gone().isPresent() ? graph.remove(ref, at) : graph.put(snapshot, at);
        affects.addAll(graph.affectedBy(ref));
        affects.addAll(owningWorkloads(snapshot));
        var outgoing = new ArrayList<Outgoing>();
        publications.forEach(publication -> outgoing.add(envelopes.dependencies(publication, at)));
        objective(ref, transition.gone().isPresent() ? null : snapshot, at).forEach(outgoing::add);
        changes.of(transition, affects, at).forEach(change -> outgoing.add(reported(change, at)));
        baseline.forEach(outgoing::add);
        return List.copyOf(outgoing);
    }

    /** @param snapshot null: it is gone */
    private Stream<Outgoing> objective(ObjectRef ref, @Nullable Snapshot snapshot, Instant at) {
        return Objectives.isObjective(ref) ? Stream.of(envelopes.objective(ref, snapshot, at)) : Stream.of();
    }

    private Stream<Outgoing> baseline(Snapshot snapshot, Instant at) {
        return keepsBaseline ? Stream.of(envelopes.baseline(snapshot, at)) : Stream.of();
    }

    private Stream<Outgoing> noBaseline(ObjectRef ref, Instant at) {
        return keepsBaseline ? Stream.of(envelopes.noBaseline(ref, at)) : Stream.of();
    }

    private static List<ObjectRef> owningWorkloads(Snapshot snapshot) {
        return snapshot.owners().stream()
                .map(owner -> owner.ref())
                .filter(ObjectRef::isWorkload)
                .toList();
    }
}
