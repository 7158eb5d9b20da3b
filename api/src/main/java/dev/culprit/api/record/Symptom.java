package dev.culprit.api.record;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something failed, as a Warning Event tells it: evidence, never a suspect.
 *
 * @param id the Event's uid, the time of its last occurrence and its count
 * @param subject the object that the Event is about
 * @param eventUid the Event's uid: its later occurrences are later symptoms with the same one
 * @param reason the Event's reason ({@code BackOff}, {@code Unhealthy})
 * @param message the Event's message, cut and redacted: untrusted text
 * @param seen first and last occurrence, and how many
 * @param affects the workload and the ReplicaSet behind the subject, as far as known
 */
public record Symptom(
        String id,
        String cluster,
        ObjectRef subject,
        String eventUid,
        String reason,
        String message,
        Occurrences seen,
        Instant observedAt,
        SortedSet<ObjectRef> affects)
        implements Evidence {
    public Symptom {
        Require.notBlank(id, "id");
        Require.notBlank(cluster, "cluster");
        Require.notBlank(eventUid, "eventUid");
        Require.notAfter(seen.last(), observedAt, "last occurrence");
        affects = new TreeSet<>(affects);
    }

    /** The last occurrence. */
    @Override
    public Instant occurredAt() {
        return seen.last();
    }

    /** Commutative, associative, idempotent: the earlier sight and everything affected. */
    @Override
    public Symptom merge(Evidence other) {
        if (!(other instanceof Symptom that) || !that.id.equals(id)) {
            throw new IllegalArgumentException("not the same symptom: " + id + " and " + other.id());
        }
        Instant earlier = observedAt.isBefore(that.observedAt) ? observedAt : that.observedAt;
        var affected = new TreeSet<>(affects);
        affected.addAll(that.affects);
        String text = message.compareTo(that.message) >= 0 ? message : that.message;
        return new Symptom(
                id, cluster, subject, eventUid, reason, text, seen.merge(that.seen, earlier), earlier, affected);
    }
}
