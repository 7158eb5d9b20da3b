package dev.culprit.collector.history;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.history.Transition.Baseline;
import dev.culprit.collector.history.Transition.Created;
import dev.culprit.collector.history.Transition.Deleted;
import dev.culprit.collector.history.Transition.Nothing;
import dev.culprit.collector.history.Transition.Replaced;
import dev.culprit.collector.history.Transition.Updated;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every watched object as last seen: as large as the cluster, no larger. */
public final class History {
    private static final Transition NOTHING = new Nothing();

    private final Map<ObjectRef, Seen> objects = new HashMap<>();
    private @Nullable Instant start;
    private boolean listIsOver;

    private record Seen(Snapshot object, Instant at) {}

    /**
     * Says that an observation of any kind arrives; the first one is the start of the watch.
     *
     * @param isListed whether it may be part of the list at the start
     */
    public void arrival(Instant at, boolean isListed) {
        if (start == null) {
            start = at.truncatedTo(ChronoUnit.SECONDS);
        }
        listIsOver |= !isListed;
    }

    /** Whether exactly this version of the object was seen already, or a newer one. */
    public boolean isKnown(ObjectRef ref, String uid, String resourceVersion) {
        Seen seen = objects.get(ref);
        return seen != null
                && seen.object.uid().equals(uid)
                && !isNewer(resourceVersion, seen.object.resourceVersion());
    }

    /** An ADDED or MODIFIED arrives. */
    public Transition present(Snapshot now, Instant at, boolean added) {
        Seen seen = objects.put(now.ref(), new Seen(now, at));
        if (seen == null) {
            return added && isCreatedSinceStart(now) ? new Created(now) : new Baseline(now);
        }
        Snapshot before = seen.object;
        if (!before.isSameObjectAs(now)) {
            return new Replaced(before, seen.at, now);
        }
        return before.content().equals(now.content()) ? NOTHING : new Updated(before, now);
    }

    /** A DELETED arrives. */
    public Transition gone(Snapshot last) {
        Seen seen = objects.get(last.ref());
        if (seen == null) {
            return new Deleted(null, last);
        }
        if (!seen.object.isSameObjectAs(last)) {
            return NOTHING;
        }
        objects.remove(last.ref());
        return new Deleted(seen.object, last);
    }

    /**
     * What was created in a second after the first arrival's came after the watch began. Creation times have no fraction:
     * of the first second itself, only what arrives behind the list is new.
     */
    private boolean isCreatedSinceStart(Snapshot object) {
        Instant created = object.lifecycle().created();
        if (created == null || start == null || created.isBefore(start)) {
            return false;
        }
        boolean later = created.isAfter(start);
        listIsOver |= later;
        return later || listIsOver;
    }

    /** Versions are numbers that grow where both are numbers; else only "another one" can be told. */
    private static boolean isNewer(String version, String than) {
        if (isNumber(version) && isNumber(than)) {
            int byLength = Integer.compare(version.length(), than.length());
            return byLength != 0 ? byLength > 0 : version.compareTo(than) > 0;
        }
        return version.isEmpty() || !version.equals(than);
    }

    private static boolean isNumber(String version) {
        return !version.isEmpty() && version.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
