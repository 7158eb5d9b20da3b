package dev.culprit.api.record;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Something failed, as a Warning Event, a Pod's or a Node's state tells it: evidence, never a suspect.
 *
 * @param id one occurrence of it: for an Event its uid, the time of its last occurrence and its count; for a state whose
 *     it is and which restart or transition brought it
 * @param subject the object that failed
 * @param eventUid what happened again has the same one: the Event's uid, or for a state {@code
 *     <Pod's uid>/<container>/<reason>}, {@code <Pod's or Node's uid>/<condition>}
 * @param reason the Event's reason ({@code BackOff}, {@code Unhealthy}) or the state's ({@code OOMKilled})
 * @param message the Event's or state's message, cut and redacted: untrusted text; behind the exit code, where there is
 *     one ({@code exit code 137})
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
