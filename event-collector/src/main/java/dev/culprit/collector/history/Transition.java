package dev.culprit.collector.history;

import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an arrival says happened to an object. */
public sealed interface Transition {
    /** The last state of an object that is not there any more; empty where it is. */
    default Optional<Snapshot> gone() {
        return switch (this) {
            case Deleted deleted -> Optional.of(deleted.last());
            case Ended(Snapshot last) -> Optional.of(last);
            case Nothing nothing -> Optional.empty();
            case Baseline state -> Optional.empty();
            case Rewritten rewritten -> Optional.empty();
            case Created created -> Optional.empty();
            case Updated updated -> Optional.empty();
            case Ending ending -> Optional.empty();
            case Replaced replaced -> Optional.empty();
        };
    }

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
     * Its deletion was asked for, and something holds it: a finalizer, a grace period. It is there until it is {@link Ended}.
     *
     * @param last tells when that was asked for
     */
    record Ending(Snapshot last) implements Transition {}

    /** The object is gone; its deletion was told when it was asked for. */
    record Ended(Snapshot last) implements Transition {}

    /**
     * Another object has the name now: the old one is gone, although nobody saw it go.
     *
     * @param before tells when its deletion was asked for, where that was told already
     * @param lastSeen when the old one was seen last
     */
    record Replaced(Snapshot before, Instant lastSeen, Snapshot successor) implements Transition {}
}
