package dev.culprit.collector.kube;

import dev.culprit.runtime.cluster.Right;
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

    /** What is needed to watch a kind; nothing for one that is not watched. */
    public List<Right> rights(ServedKind kind) {
        return scopes(kind)
                .flatMap(scope -> Stream.of("list", "watch")
                        .map(verb -> new Right(verb, kind.group(), kind.plural(), scope.namespace())))
                .toList();
    }

    /** The scopes of a kind; none for a cluster-scoped one where only namespaces may be read. */
    Stream<WatchScope> scopes(ServedKind kind) {
        if (namespaces.isEmpty()) {
            return Stream.of(new WatchScope(kind, ""));
        }
        return kind.namespaced() ? namespaces.stream().map(name -> new WatchScope(kind, name)) : Stream.of();
    }
}
