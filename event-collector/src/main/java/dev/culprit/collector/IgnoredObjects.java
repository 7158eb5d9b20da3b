package dev.culprit.collector;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.graph.Ownership;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.HashSet;
import java.util.Set;

/** Objects of which somebody asked that nothing be said: neither of their changes nor of what fails in them. */
final class IgnoredObjects {
    private final Set<ObjectRef> ignored = new HashSet<>();
    private final Ownership ownership;

    IgnoredObjects(Ownership ownership) {
        this.ownership = ownership;
    }

    void put(Snapshot object) {
        if (object.isIgnored()) {
            ignored.add(object.ref());
        } else {
            ignored.remove(object.ref());
        }
    }

    void remove(ObjectRef ref) {
        ignored.remove(ref);
    }

    /** Whether the object itself, or one that made it, is ignored. */
    boolean covers(ObjectRef ref) {
        return ignored.contains(ref) || ownership.chain(ref).stream().anyMatch(ignored::contains);
    }
}
