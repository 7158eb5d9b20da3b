package dev.culprit.collector.audit;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Joins what the audit log says to what the watch saw, whichever comes first. A write without a change is forgotten: nothing
 * is reported that the watch did not see. Where several people may have made a change, nobody is named.
 *
 * <p>Not thread-safe; its counts may be read by any thread.
 */
public final class AuditTrail {
    static final int MOST_WRITES = 5_000;
    static final int MOST_CHANGES = 2_000;
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MOST_IDS = 20_000;

    private final Waiting<AuditedWrite> writes = new Waiting<>(MOST_WRITES, PATIENCE);
    private final Waiting<Change> changes = new Waiting<>(MOST_CHANGES, PATIENCE);
    /** Those of them that are deletions, by the collection they were in. */
    private final Waiting<Change> deletions = new Waiting<>(MOST_CHANGES, PATIENCE);

    private final Set<String> known = new LinkedHashSet<>();

    /** Without an audit log there is nothing to wait for. */
    private volatile boolean listening;

    private final AtomicLong named = new AtomicLong();
    private volatile long crowdedOut;

    /** From now on changes wait for their person; from any thread. */
    public void listen() {
        listening = true;
    }

    /** The change as it is to be told: with the person, if the audit log has named one by now. */
    public Change told(Change change, Instant at) {
        if (!listening) {
            return change;
        }
        ObjectRef subject = change.subject();
        List<AuditedWrite> fitting = Stream.of(key(subject, subject.name()), key(subject, ""))
                .flatMap(key -> writes.of(key).stream())
                .filter(write -> Match.fits(change, write))
                .toList();
        if (fitting.isEmpty()) {
            await(change, at);
        }
        if (fitting.stream().map(AuditedWrite::user).distinct().count() != 1) {
            return change;
        }
        AuditedWrite write = InOrder.pick(fitting, AuditedWrite::done, candidate -> Match.distance(change, candidate));
        if (!write.isOfCollection()) {
            writes.remove(key(subject, subject.name()), write);
        }
        named.incrementAndGet();
        return Match.named(change, write, change.observedAt());
    }

    /**
     * A write happened.
     *
     * @param kind of its target
     * @return the changes that were told before and are known to be its work now, to be told again under their ids
     */
    public List<Change> written(AuditedWrite write, String kind, Instant at) {
        if (!isNew(write.id())) {
            return List.of();
        }
        AuditedWrite.Target target = write.target();
        String key = key(target.group(), kind, target.namespace(), target.name());
        List<Change> made = write.isOfCollection()
                ? fitting(deletions.of(key), write).toList()
                : next(fitting(changes.of(key), write).toList(), write);
        if (made.isEmpty() || write.isOfCollection()) {
            writes.add(key, write, at);
            count();
        }
        made.forEach(this::leave);
        named.addAndGet(made.size());
        return made.stream().map(change -> Match.named(change, write, at)).toList();
    }

    /** Who names the write's tool comes before who names none. */
    private static List<Change> next(List<Change> fitting, AuditedWrite write) {
        List<Change> ofTool = fitting.stream()
                .filter(change -> Match.namesToolOf(change, write))
                .toList();
        List<Change> likely = ofTool.isEmpty() ? fitting : ofTool;
        return likely.isEmpty()
                ? List.of()
                : List.of(InOrder.pick(likely, Change::occurredAt, change -> Match.distance(change, write)));
    }

    private static Stream<Change> fitting(List<Change> changes, AuditedWrite write) {
        return changes.stream().filter(change -> Match.fits(change, write));
    }

    private void await(Change change, Instant at) {
        ObjectRef subject = change.subject();
        changes.add(key(subject, subject.name()), change, at);
        if (change.type() == ChangeType.DELETE) {
            deletions.add(key(subject, ""), change, at);
        }
        count();
    }

    private void leave(Change change) {
        ObjectRef subject = change.subject();
        changes.remove(key(subject, subject.name()), change);
        deletions.remove(key(subject, ""), change);
    }

    private void count() {
        crowdedOut = changes.crowdedOut() + writes.crowdedOut();
    }

    private boolean isNew(String id) {
        if (known.size() >= MOST_IDS) {
            known.remove(known.iterator().next());
        }
        return id.isEmpty() || known.add(id);
    }

    /** Changes that got a person. */
    public long named() {
        return named.get();
    }

    /** Writes and changes that could not wait for each other because there were too many. */
    public long crowdedOut() {
        return crowdedOut;
    }

    private static String key(ObjectRef object, String name) {
        return key(object.group(), object.kind(), object.namespace(), name);
    }

    private static String key(String group, String kind, String namespace, String name) {
        return String.join("/", group, kind, namespace, name);
    }
}
