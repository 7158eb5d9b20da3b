package dev.culprit.collector.history;

import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an arrival says happened to an object. */
public sealed interface Transition {
    /** A relist, a resync, a write of status or bookkeeping, or something older than what is known. */
    record Nothing() implements Transition {}

    /** The object was there before the watch began: a state, not a change. */
    record Baseline(Snapshot object) implements Transition {}

    record Created(Snapshot object) implements Transition {}

    record Updated(Snapshot before, Snapshot after) implements Transition {}

    /**
     * The object is gone.
     *
     * @param before null where the object was never seen
     */
    record Deleted(@Nullable Snapshot before, Snapshot last) implements Transition {}

    /**
     * Another object has the name now: the old one is gone, although nobody saw it go.
     *
     * @param lastSeen when the old one was seen last
     */
    record Replaced(Snapshot before, Instant lastSeen, Snapshot successor) implements Transition {}
}
