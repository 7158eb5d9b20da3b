package dev.culprit.collector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.change.Changes;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.door.RedactionRules;
import dev.culprit.collector.graph.ClusterGraph;
import dev.culprit.collector.graph.Ownership;
import dev.culprit.collector.graph.Publication;
import dev.culprit.collector.history.History;
import dev.culprit.collector.history.Transition;
import dev.culprit.collector.snapshot.Noise;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.symptom.Symptoms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Turns what a watch of one cluster says into records. Not thread-safe; the same observations in give the same records
 * out, whatever the clock says.
 */
public final class ClusterCollector {
    private final Door door;
    private final Envelopes envelopes;
    private final Changes changes;
    private final ClusterGraph graph;
    private final Ownership ownership;
    private final IgnoredObjects ignored;
    private final Symptoms symptoms;
    private final History history = new History();

    /** With the default rules of redaction. */
    public ClusterCollector(CollectorSettings settings) {
        this(settings, RedactionRules.defaults());
    }

    public ClusterCollector(CollectorSettings settings, RedactionRules rules) {
        String cluster = settings.cluster();
        door = new Door(settings.redactionKey(), rules);
        envelopes = new Envelopes(cluster, settings.buckets());
        changes = new Changes(cluster);
        graph = new ClusterGraph(cluster);
        ownership = new Ownership(graph::isKnownWorkload);
        ignored = new IgnoredObjects(ownership);
        symptoms = new Symptoms(cluster, this::behind);
    }

    /** What an observation says that was not said before, in the order in which it has to be written. */
    public List<Outgoing> observe(Observation observation) {
        ObjectNode object = observation.object();
        history.arrival(observation.at(), observation.type() == WatchType.ADDED);
        if (object.path("kind").asText("").equals("Event")) {
            return event(observation);
        }
        return isRepetition(observation)
                ? List.of()
                : admitted(door.admit(object), observation.type(), observation.at());
    }

    /**
     * Says that everything that arrived up to {@code until} has been sent.
     *
     * @param at the timestamp of the records
     */
    public List<Outgoing> watermark(Instant until, Instant at) {
        return envelopes.watermark(until, at);
    }

    private List<Outgoing> event(Observation observation) {
        if (observation.type() == WatchType.DELETED || !Symptoms.mayBe(observation.object())) {
            return List.of();
        }
        Instant at = observation.at();
        return symptoms.of(door.admit(observation.object()), at)
                .filter(sighting -> !ignored.covers(sighting.symptom().subject()))
                .map(sighting -> List.of(envelopes.symptom(sighting, at)))
                .orElse(List.of());
    }

    /** Told by identity and version alone, so that a relist costs next to nothing. */
    private boolean isRepetition(Observation observation) {
        var metadata = observation.object().path("metadata");
        return observation.type() != WatchType.DELETED
                && Snapshot.refOf(observation.object())
                        .map(ref -> history.isKnown(
                                ref,
                                metadata.path("uid").asText(""),
                                metadata.path("resourceVersion").asText("")))
                        .orElse(true);
    }

    private List<Outgoing> admitted(ObjectNode object, WatchType type, Instant at) {
        Optional<Snapshot> read = Snapshot.of(object);
        if (read.isEmpty()) {
            return List.of();
        }
        Snapshot snapshot = read.get();
        ownership.put(snapshot);
        ignored.put(snapshot);
        if (Noise.drops(object, snapshot)) {
            return List.of();
        }
        Transition transition = switch (type) {
            case ADDED -> history.present(snapshot, at, true);
            case MODIFIED -> history.present(snapshot, at, false);
            case DELETED -> history.gone(snapshot);
        };
        if (type == WatchType.DELETED) {
            ignored.remove(snapshot.ref());
        }
        return transition instanceof Transition.Nothing ? List.of() : told(transition, snapshot, at);
    }

    /** The graph goes first: who reads a change knows what it affects. */
    private List<Outgoing> told(Transition transition, Snapshot snapshot, Instant at) {
        ObjectRef ref = snapshot.ref();
        var affects = new TreeSet<>(graph.affectedBy(ref));
        List<Publication> publications =
                transition instanceof Transition.Deleted ? graph.remove(ref, at) : graph.put(snapshot, at);
        affects.addAll(graph.affectedBy(ref));
        affects.addAll(owningWorkloads(snapshot));
        var outgoing = new ArrayList<Outgoing>();
        publications.forEach(publication -> outgoing.add(envelopes.dependencies(publication, at)));
        for (Change change : changes.of(transition, affects, at)) {
            outgoing.add(envelopes.change(door.reported(change), at));
        }
        return List.copyOf(outgoing);
    }

    private static List<ObjectRef> owningWorkloads(Snapshot snapshot) {
        return snapshot.owners().stream()
                .map(owner -> owner.ref())
                .filter(ObjectRef::isWorkload)
                .toList();
    }

    private SortedSet<ObjectRef> behind(ObjectRef subject) {
        var behind = new TreeSet<>(ownership.chain(subject));
        behind.addAll(graph.affectedBy(subject));
        return behind;
    }
}
