package dev.culprit.collector.kube;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be watched.
 *
 * @param namespaces only these, and no cluster-scoped kind; empty: the whole cluster
 */
public record WatchPlan(List<KindName> kinds, List<String> namespaces) {
    public WatchPlan {
        kinds = List.copyOf(kinds);
        namespaces = List.copyOf(namespaces);
    }

    /** The scopes of a kind; none for a cluster-scoped one where only namespaces may be read. */
    Stream<WatchScope> scopes(ServedKind kind) {
        if (namespaces.isEmpty()) {
            return Stream.of(new WatchScope(kind, ""));
        }
        return kind.namespaced() ? namespaces.stream().map(name -> new WatchScope(kind, name)) : Stream.of();
    }
}
