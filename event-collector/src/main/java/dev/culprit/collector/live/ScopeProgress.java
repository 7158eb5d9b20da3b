package dev.culprit.collector.live;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.history.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far one scope is known. */
final class ScopeProgress {
    /** Null as long as no list has ended: then nothing can be told from a list. */
    private @Nullable Instant until;

    private Set<ObjectRef> expected = new HashSet<>();
    private Instant lastMark = Instant.MIN;
    private boolean listed;

    private ScopeProgress(@Nullable Instant until) {
        this.until = until;
    }

    static ScopeProgress unknown() {
        return new ScopeProgress(null);
    }

    static ScopeProgress knownUntil(Instant until) {
        return new ScopeProgress(until);
    }

    Optional<Instant> knownUntil() {
        return Optional.ofNullable(until);
    }

    boolean isComplete() {
        return until != null;
    }

    /** Whether a list has ended in this process. */
    boolean isListed() {
        return listed;
    }

    /** A list begins, in which these objects should be. */
    void expect(Set<ObjectRef> objects) {
        expected = new HashSet<>(objects);
    }

    void found(ObjectRef object) {
        expected.remove(object);
    }

    Set<ObjectRef> missing() {
        return Set.copyOf(expected);
    }

    Sight sight(Instant at) {
        return until == null ? new Sight.First(at) : new Sight.Again(at, until.isAfter(at) ? at : until);
    }

    /** The list has ended. */
    void complete(Instant known) {
        expected = new HashSet<>();
        listed = true;
        until = known;
    }

    /** Everything up to a time is known; whether it is time to say so. */
    boolean advance(Instant known, Duration interval) {
        if (until == null || known.isAfter(until)) {
            until = known;
        }
        return !lastMark.plus(interval).isAfter(known);
    }

    /** Until when everything is known, and that this is being written down. */
    Instant mark() {
        lastMark = until == null ? Instant.EPOCH : until;
        return lastMark;
    }
}
