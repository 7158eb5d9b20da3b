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

    /** Somebody wrote the object as it was: no change, but who writes next is told apart by it. */
    record Rewritten(Snapshot object) implements Transition {}

    record Created(Snapshot object) implements Transition {}

    /**
     * The object differs from what was known.
     *
     * @param unseenSince when it was last known to be as before, where nobody watched since; else null
     */
    record Updated(
            Snapshot before, Snapshot after, @Nullable Instant unseenSince) implements Transition {}

    /**
     * The object is gone.
     *
     * @param before null where the object was never seen
     * @param unseenSince when it was last known to be there, where nobody saw it go; else null
     */
    record Deleted(
            @Nullable Snapshot before,
            Snapshot last,
            @Nullable Instant unseenSince) implements Transition {}

    /**
     * Another object has the name now: the old one is gone, although nobody saw it go.
     *
     * @param lastSeen when the old one was seen last
     */
    record Replaced(Snapshot before, Instant lastSeen, Snapshot successor) implements Transition {}
}
