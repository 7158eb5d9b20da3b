package dev.culprit.collector.history;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenObject;
import dev.culprit.collector.door.UnseenEdit;
import dev.culprit.collector.history.Transition.Baseline;
import dev.culprit.collector.history.Transition.Created;
import dev.culprit.collector.history.Transition.Deleted;
import dev.culprit.collector.history.Transition.Ended;
import dev.culprit.collector.history.Transition.Ending;
import dev.culprit.collector.history.Transition.Nothing;
import dev.culprit.collector.history.Transition.Replaced;
import dev.culprit.collector.history.Transition.Rewritten;
import dev.culprit.collector.history.Transition.Updated;
import dev.culprit.collector.snapshot.Snapshot;
import dev.culprit.collector.snapshot.Versions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every watched object as last seen: as large as the cluster, no larger. */
public final class History {
    private static final Transition NOTHING = new Nothing();

    private final Map<ObjectRef, Remembered> objects = new HashMap<>();
    private final RecordingStart recording = new RecordingStart();

    /** Takes an object over from an earlier collector. */
    public Snapshot restore(SeenObject seen, Instant at) {
        Remembered restored = Remembered.of(seen, at);
        objects.put(seen.object(), restored);
        return restored.snapshot(seen.object());
    }

    /** Forgets an object that is not watched any more. */
    public void forget(ObjectRef ref) {
        objects.remove(ref);
    }

    /** What is known of these kinds and namespaces. */
    public Set<ObjectRef> known(Predicate<ObjectRef> scope) {
        return objects.keySet().stream().filter(scope).collect(Collectors.toSet());
    }

    public int size() {
        return objects.size();
    }

    /**
     * Whether exactly this version of the object was seen already; among news, or a newer one. A list is what there is, also
     * where its versions are older: then somebody has put back a backup.
     */
    public boolean isKnown(ObjectRef ref, String uid, String resourceVersion, Sight sight) {
        Remembered seen = objects.get(ref);
        if (seen == null || !seen.uid().equals(uid)) {
            return false;
        }
        boolean same = !resourceVersion.isEmpty() && resourceVersion.equals(seen.resourceVersion());
        return isListed(sight) ? same : !isNewer(resourceVersion, seen.resourceVersion());
    }

    /** Says that an observation of a recording arrives, of whatever kind. */
    public void arrival(Sight.Recorded sight) {
        recording.arrival(sight);
    }

    /**
     * An object is there.
     *
     * @return what happened to it, in that order: while nobody watched, it may have changed before its deletion was asked for
     */
    public List<Transition> present(Snapshot now, Sight sight) {
        Remembered seen = objects.get(now.ref());
        Instant told = seen != null && isSameObject(seen, now) ? seen.ending() : null;
        if (seen != null && told != null) {
            return List.of(stillThere(seen, now.ending(told), sight));
        }
        Transition happened = happened(seen, now, sight);
        Instant asked = now.lifecycle().deleted();
        boolean isState = happened instanceof Baseline;
        Snapshot last = asked == null || isState ? now : now.ending(asked);
        objects.put(now.ref(), Remembered.of(last, sight.at()));
        return asked == null || isState ? List.of(happened) : List.of(happened, new Ending(last));
    }

    /** Whatever is written to an object that is to go belongs to its going. */
    private Transition stillThere(Remembered seen, Snapshot now, Sight sight) {
        Remembered after = Remembered.of(now, sight.at());
        objects.put(now.ref(), after);
        boolean same = seen.hasContentOf(after) && seen.writers().equals(after.writers());
        return same ? NOTHING : new Rewritten(now);
    }

    private Transition happened(@Nullable Remembered seen, Snapshot now, Sight sight) {
        if (seen == null) {
            return isCreation(now, sight) ? new Created(now) : new Baseline(now);
        }
        Remembered after = Remembered.of(now, sight.at());
        if (!isSameObject(seen, now)) {
            return new Replaced(seen.snapshot(now.ref()), unseenSince(sight).orElse(seen.seenAt()), now);
        }
        if (!seen.hasContentOf(after)) {
            return new Updated(seen.snapshot(now.ref()), now, unseenSince(sight).orElse(null));
        }
        if (!seen.writers().equals(after.writers())) {
            return new Rewritten(now);
        }
        // a request to delete it shows in nothing but the version either, and without one nothing shows
        boolean edited = now.lifecycle().deleted() == null
                && !now.resourceVersion().isEmpty()
                && UnseenEdit.isPossible(now.ref().knownKind(), now.content());
        return edited ? unseen(seen, now, sight) : NOTHING;
    }

    /** Remembered is what was read, so that the next write is compared with that. */
    private static Transition unseen(Remembered seen, Snapshot now, Sight sight) {
        var edited = UnseenEdit.of(now.content(), now.managedFields(), now.resourceVersion());
        return new Updated(
                seen.snapshot(now.ref()),
                now.withContent(edited),
                unseenSince(sight).orElse(null));
    }

    /** A DELETED arrives. */
    public Transition gone(Snapshot last, Sight sight) {
        Remembered seen = objects.get(last.ref());
        if (seen == null) {
            return new Deleted(null, last, unseenSince(sight).orElse(null));
        }
        if (!isSameObject(seen, last)) {
            return NOTHING;
        }
        objects.remove(last.ref());
        return seen.ending() == null
                ? new Deleted(
                        seen.snapshot(last.ref()), last, unseenSince(sight).orElse(null))
                : new Ended(last);
    }

    /** An object is missing from a list: it went while nobody watched. */
    public Transition missing(ObjectRef ref, Instant unseenSince) {
        Remembered seen = objects.remove(ref);
        if (seen == null) {
            return NOTHING;
        }
        Snapshot last = seen.snapshot(ref);
        return seen.ending() == null ? new Deleted(last, last, unseenSince) : new Ended(last);
    }

    private boolean isCreation(Snapshot now, Sight sight) {
        return switch (sight) {
            case Sight.First(Instant at) -> false;
            case Sight.Again(Instant at, Instant since) -> true;
            case Sight.News(Instant at) -> true;
            case Sight.Recorded recorded -> recorded.added() && recording.isCreatedSince(now);
        };
    }

    private static boolean isListed(Sight sight) {
        return switch (sight) {
            case Sight.First first -> true;
            case Sight.Again again -> true;
            case Sight.News news -> false;
            case Sight.Recorded recorded -> false;
        };
    }

    private static Optional<Instant> unseenSince(Sight sight) {
        return sight instanceof Sight.Again(Instant at, Instant since) ? Optional.of(since) : Optional.empty();
    }

    private static boolean isSameObject(Remembered seen, Snapshot object) {
        return seen.uid().isEmpty() || object.uid().isEmpty() || seen.uid().equals(object.uid());
    }

    /** Where versions cannot be compared, only "another one" can be told. */
    private static boolean isNewer(String version, String than) {
        return Versions.areNumbers(version, than)
                ? Versions.isLess(than, version)
                : version.isEmpty() || !version.equals(than);
    }
}
