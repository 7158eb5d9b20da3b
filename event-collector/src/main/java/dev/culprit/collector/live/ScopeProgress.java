package dev.culprit.collector.live;

import dev.culprit.api.record.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** How far one scope is known, and which of its objects a list has not shown yet. */
final class ScopeProgress {
    private final Continuity continuity;
    private Set<ObjectRef> expected = new HashSet<>();
    private Instant lastMark = Instant.MIN;
    private boolean listed;

    private ScopeProgress(Continuity continuity) {
        this.continuity = continuity;
    }

    static ScopeProgress unknown() {
        return new ScopeProgress(Continuity.unknown());
    }

    static ScopeProgress knownUntil(Instant until) {
        return new ScopeProgress(Continuity.knownUntil(until));
    }

    Continuity continuity() {
        return continuity;
    }

    boolean isComplete() {
        return continuity.known().isPresent();
    }

    /** Whether a list has ended in this process. */
    boolean isListed() {
        return listed;
    }

    /** A list begins, in which these objects should be. */
    void listStarts(Set<ObjectRef> objects, Instant at) {
        expected = new HashSet<>(objects);
        continuity.listStarts(at);
    }

    void found(ObjectRef object) {
        expected.remove(object);
    }

    Set<ObjectRef> missing() {
        return Set.copyOf(expected);
    }

    /** The list has ended. */
    void listEnds(Instant at) {
        expected = new HashSet<>();
        listed = true;
        continuity.listEnds(at);
    }

    /** Whether it is time to say again up to when everything is known. */
    boolean isMarkDue(Duration interval) {
        return continuity
                .known()
                .filter(known -> !lastMark.plus(interval).isAfter(known))
                .isPresent();
    }

    /** Until when everything is known, and that this is being written down. */
    Instant mark() {
        lastMark = continuity.known().orElse(Instant.EPOCH);
        return lastMark;
    }
}
