package dev.culprit.collector.origin;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.TimeSource;
import dev.culprit.api.record.Timing;
import dev.culprit.collector.diff.Delta;
import dev.culprit.collector.door.Redacted;
import dev.culprit.collector.history.Transition;
import dev.culprit.collector.origin.ManagedFields.Entry;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When and by whom. What the object does not tell stays unknown: nobody is accused by a guess. */
public record Origin(Timing timing, Actor actor) {
    private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

    private static final int MAX_CAUSE = 256;

    /** The newest entry that owns a changed field tells both; of a removed field nobody is the owner any more. */
    public static Origin ofUpdate(Transition.Updated update, List<Delta> deltas, Instant observedAt) {
        Snapshot before = update.before();
        Snapshot after = update.after();
        String cause = cause(before, after);
        ManagedFields managed = ManagedFields.of(after.managedFields());
        List<Entry> newer = managed.newerThan(before.writers());
        Optional<Entry> owner = ManagedFields.latest(owners(newer, deltas))
                .or(() -> ManagedFields.latest(
                        owners(managed.writtenJustBefore(observedAt), ManagedFields.traced(deltas))));
        Timing timing = owner.flatMap(entry -> Optional.ofNullable(entry.time()))
                .map(time -> Timing.clamped(time, TimeSource.MANAGED_FIELDS, observedAt))
                .orElseGet(() -> arrival(update.unseenSince(), observedAt));
        String manager = owner.map(Entry::manager)
                .or(() -> managed.soleOwner(deltas))
                .or(() -> only(newer).map(Entry::manager))
                .orElse(Actor.UNKNOWN);
        return new Origin(timing, actor(manager, after, cause));
    }

    /**
     * Its own time, and who made it.
     *
     * @param made every field that the object has
     */
    public static Origin ofCreation(Snapshot created, List<Delta> made, Instant observedAt) {
        Instant time = created.lifecycle().created();
        Timing timing =
                time == null ? Timing.observed(observedAt) : Timing.clamped(time, TimeSource.CREATION, observedAt);
        String manager = ManagedFields.of(created.managedFields())
                .creator(time, made)
                .map(Entry::manager)
                .orElse(Actor.UNKNOWN);
        return new Origin(timing, actor(manager, created, nonEmpty(created.annotation(CHANGE_CAUSE))));
    }

    /** Nothing in an object tells who deleted it. */
    public static Origin ofDeletion(Transition.Deleted deletion, Instant observedAt) {
        Instant time = deletion.last().lifecycle().deleted();
        Timing timing = time == null
                ? arrival(deletion.unseenSince(), observedAt)
                : Timing.clamped(time, TimeSource.DELETION, observedAt);
        return new Origin(timing, Actor.unknown());
    }

    /** Gone unseen, between the last time it was there and the creation of the one that has its name now. */
    public static Origin ofReplacement(Snapshot successor, Instant lastSeen, Instant observedAt) {
        Instant created = successor.lifecycle().created();
        Instant until = created == null || created.isAfter(observedAt) ? observedAt : created;
        Instant notBefore = lastSeen.isAfter(until) ? until : lastSeen;
        return new Origin(new Timing(until, TimeSource.INTERVAL, notBefore, observedAt), Actor.unknown());
    }

    /** Where the object tells no time: as old as its arrival, or somewhere in the time in which nobody watched. */
    private static Timing arrival(@Nullable Instant unseenSince, Instant observedAt) {
        return unseenSince == null || unseenSince.isAfter(observedAt)
                ? Timing.observed(observedAt)
                : new Timing(observedAt, TimeSource.INTERVAL, unseenSince, observedAt);
    }

    private static List<Entry> owners(List<Entry> entries, List<Delta> deltas) {
        return entries.stream().filter(entry -> entry.ownsOneOf(deltas)).toList();
    }

    private static Optional<Entry> only(List<Entry> entries) {
        return entries.size() == 1 ? Optional.of(entries.getFirst()) : Optional.empty();
    }

    private static Actor actor(String manager, Snapshot object, @Nullable String cause) {
        return new Actor(
                cut(manager),
                Tool.via(manager, object).map(Redacted::shown).orElse(null),
                cause == null ? null : cut(cause));
    }

    private static @Nullable String cause(Snapshot before, Snapshot after) {
        String cause = after.annotation(CHANGE_CAUSE);
        return cause.equals(before.annotation(CHANGE_CAUSE)) ? null : nonEmpty(cause);
    }

    private static @Nullable String nonEmpty(String text) {
        return text.isBlank() ? null : text;
    }

    private static String cut(String text) {
        String shown = Redacted.shown(text);
        return shown.substring(0, Math.min(shown.length(), MAX_CAUSE));
    }
}
