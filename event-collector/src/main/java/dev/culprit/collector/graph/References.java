package dev.culprit.collector.graph;

import dev.culprit.api.record.ObjectRef;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which objects refer to what, looked up by what they refer to: holds what they say now and nothing they said before. */
final class References<K> {
    private final Map<ObjectRef, Set<K>> said = new HashMap<>();
    private final Map<K, SortedSet<ObjectRef>> referrers = new HashMap<>();

    /** All that an object refers to now. */
    void put(ObjectRef from, Collection<K> to) {
        remove(from);
        if (!to.isEmpty()) {
            Set<K> targets = Set.copyOf(to);
            said.put(from, targets);
            targets.forEach(target -> referrers
                    .computeIfAbsent(target, missing -> new TreeSet<>())
                    .add(from));
        }
    }

    void remove(ObjectRef from) {
        Set<K> targets = said.remove(from);
        if (targets != null) {
            targets.forEach(target -> referrers.computeIfPresent(target, (key, refs) -> without(refs, from)));
        }
    }

    /** What an object refers to. */
    Set<K> from(ObjectRef from) {
        return said.getOrDefault(from, Set.of());
    }

    /** Who refers to it, in order. */
    SortedSet<ObjectRef> to(K target) {
        return Collections.unmodifiableSortedSet(referrers.getOrDefault(target, Collections.emptySortedSet()));
    }

    private static @Nullable SortedSet<ObjectRef> without(SortedSet<ObjectRef> refs, ObjectRef gone) {
        refs.remove(gone);
        return refs.isEmpty() ? null : refs;
    }
}
