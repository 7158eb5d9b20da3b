package dev.culprit.api.record;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Something was altered: an object was created, updated or deleted.
 *
 * @param id hash of cluster, uid, the object after, and the second it happened in; two collectors make the same one
 * @param uid the object's uid, which tells a re-created object from the one before
 * @param fields what differs, in {@link FieldChange}'s order; empty where nothing is known of the object before
 * @param affects workloads that own, mount or are selected by the subject, as known when it was seen
 */
public record Change(
        String id,
        String cluster,
        ObjectRef subject,
        String uid,
        ChangeType type,
        Timing timing,
        Actor actor,
        List<FieldChange> fields,
        SortedSet<ObjectRef> affects)
        implements Evidence {
    /** By what merging leaves as it is: the result of a merge ranks as the richer of the two did. */
    private static final Comparator<Change> RICHEST = Comparator.<Change>comparingLong(
                    c -> c.fields.stream().filter(f -> f.before() != null).count())
            .thenComparingInt(c -> c.fields.size())
            .thenComparing(c -> c.fields, Change::compareInOrder)
            .thenComparing(c -> !c.actor.manager().equals(Actor.UNKNOWN))
            .thenComparing(c -> c.actor.withUser(null))
            .thenComparing(c -> c.type);

    public Change {
        Require.notBlank(id, "id");
        Require.notBlank(cluster, "cluster");
        fields = fields.stream().sorted().toList();
        affects = new TreeSet<>(affects);
    }

    @Override
    public Instant occurredAt() {
        return timing.occurredAt();
    }

    @Override
    public Instant observedAt() {
        return timing.observedAt();
    }

    /**
     * Two collectors' views of one change: the richer diff, the earlier sight, everything affected, and the
     * user whoever tells it. Commutative,
     * associative and idempotent, so that neither order nor repetition shows.
     */
    @Override
    public Change merge(Evidence other) {
        if (!(other instanceof Change that) || !that.id.equals(id)) {
            throw new IllegalArgumentException("not the same change: " + id + " and " + other.id());
        }
        Change rich = RICHEST.compare(this, that) >= 0 ? this : that;
        var affected = new TreeSet<>(affects);
        affected.addAll(that.affects);
        Actor who = rich.actor.withUser(actor.userBeside(that.actor));
        return new Change(id, cluster, subject, uid, rich.type, timing.merge(that.timing), who, rich.fields, affected);
    }

    /** Lists of the same length, by the first field that differs. */
    private static int compareInOrder(List<FieldChange> some, List<FieldChange> others) {
        return IntStream.range(0, some.size())
                .map(i -> some.get(i).compareTo(others.get(i)))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0);
    }
}
