package dev.culprit.collector;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Snapshot;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Objects of which somebody asked that nothing be said: neither of their changes nor of what fails in them. */
final class IgnoredObjects {
    private final Set<ObjectRef> ignored = new HashSet<>();
    private final Function<ObjectRef, SortedSet<ObjectRef>> makers;

    /**
     * None yet.
     *
     * @param makers everything that made an object
     */
    IgnoredObjects(Function<ObjectRef, SortedSet<ObjectRef>> makers) {
        this.makers = makers;
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

    Stream<ObjectRef> all() {
        return ignored.stream();
    }

    /** Whether the object itself, or one that made it, is ignored. */
    boolean covers(ObjectRef ref) {
        return ignored.contains(ref) || makers.apply(ref).stream().anyMatch(ignored::contains);
    }
}
