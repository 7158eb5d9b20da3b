package dev.culprit.collector.change;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.FieldChange;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.diff.Delta;
import dev.culprit.collector.diff.Deltas;
import dev.culprit.collector.diff.TypedFields;
import dev.culprit.collector.history.Transition;
import dev.culprit.collector.origin.Origin;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the records of what happened: none, one, or two where an object was deleted and created again. */
public final class Changes {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private final ChangeId ids;
    private final Rollouts rollouts = new Rollouts();
    private final String cluster;

    public Changes(String cluster) {
        this.cluster = cluster;
        this.ids = new ChangeId(cluster);
    }

    public List<Change> of(Transition transition, SortedSet<ObjectRef> affects, Instant at) {
        return switch (transition) {
            case Transition.Nothing() -> List.of();
            case Transition.Baseline(Snapshot object) -> List.of();
            case Transition.Rewritten(Snapshot object) -> List.of();
            case Transition.Created(Snapshot object) -> created(object, affects, at);
            case Transition.Updated updated -> updated(updated, affects, at);
            case Transition.Deleted deleted -> {
                rollouts.gone(deleted.last().ref());
                yield deleted(deleted.before(), deleted.last(), Origin.ofDeletion(deleted, at), affects);
            }
            case Transition.Ending(Snapshot last) -> {
                Origin origin = Origin.ofDeletion(new Transition.Deleted(last, last, null), at);
                yield deleted(last, last, origin, affects);
            }
            case Transition.Ended(Snapshot last) -> {
                rollouts.gone(last.ref());
                yield List.of();
            }
            case Transition.Replaced replaced -> replaced(replaced, affects, at);
        };
    }

    /** A ReplicaSet is there. What was told before and can be told better by it is told again, under the same id. */
    public Optional<Change> made(Snapshot replicaSet) {
        return rollouts.made(replicaSet);
    }

    /** A ReplicaSet is gone; other objects tell nothing here. */
    public void unmade(ObjectRef ref) {
        rollouts.unmade(ref);
    }

    /** The ReplicaSets that may tell when a change was. */
    public Stream<ObjectRef> made() {
        return rollouts.made();
    }

    private List<Change> created(Snapshot object, SortedSet<ObjectRef> affects, Instant at) {
        if (object.isIgnored()) {
            return List.of();
        }
        List<Delta> made = Deltas.between(NOTHING, object.content());
        Origin origin = Origin.ofCreation(object, made, at);
        List<FieldChange> fields = TypedFields.ofWhole(object.ref().knownKind(), made);
        return List.of(change(ChangeType.CREATE, object, origin, fields, affects));
    }

    private List<Change> updated(Transition.Updated update, SortedSet<ObjectRef> affects, Instant at) {
        Snapshot after = update.after();
        List<Delta> deltas = Deltas.between(update.before().content(), after.content());
        List<FieldChange> fields = TypedFields.of(after.ref().knownKind(), deltas);
        if (after.isIgnored() || fields.isEmpty()) {
            return List.of();
        }
        Origin origin = Origin.ofUpdate(update, deltas, at);
        Change change = change(ChangeType.UPDATE, after, origin, fields, affects);
        boolean isDeployment = after.ref().knownKind().equals("Deployment");
        return List.of(isDeployment ? rollouts.told(change, update.before(), after) : change);
    }

    private List<Change> deleted(
            @Nullable Snapshot before, Snapshot last, Origin origin, SortedSet<ObjectRef> affects) {
        if (last.isIgnored()) {
            return List.of();
        }
        List<FieldChange> fields = before == null
                ? List.of()
                : TypedFields.ofWhole(before.ref().knownKind(), Deltas.between(before.content(), NOTHING));
        return List.of(change(ChangeType.DELETE, last, origin, fields, affects));
    }

    private List<Change> replaced(Transition.Replaced replaced, SortedSet<ObjectRef> affects, Instant at) {
        Snapshot before = replaced.before();
        if (before.lifecycle().deleted() != null) {
            return created(replaced.successor(), affects, at);
        }
        Origin gone = Origin.ofReplacement(replaced.successor(), replaced.lastSeen(), at);
        return Stream.of(deleted(before, before, gone, affects), created(replaced.successor(), affects, at))
                .flatMap(List::stream)
                .toList();
    }

    private Change change(
            ChangeType type, Snapshot object, Origin origin, List<FieldChange> fields, SortedSet<ObjectRef> affects) {
        String id = type == ChangeType.DELETE ? ids.ofDeletion(object) : ids.of(object, origin.timing());
        return new Change(
                id, cluster, object.ref(), object.uid(), type, origin.timing(), origin.actor(), fields, affects);
    }
}
