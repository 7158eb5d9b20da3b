package dev.culprit.collector.kube;

import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.SeenScope;

/**
 * What one watch covers.
 *
 * @param namespace empty for all namespaces, and for kinds that have none
 */
public record WatchScope(ServedKind kind, String namespace) {
    public boolean contains(ObjectRef object) {
        return object.kind().equals(kind.kind())
                && object.group().equals(kind.group())
                && (namespace.isEmpty() || object.namespace().equals(namespace));
    }

    /** The namespace as the baseline calls it. */
    public String baselineNamespace() {
        return namespace.isEmpty() ? SeenScope.ALL : namespace;
    }

    String path() {
        return kind.path(namespace);
    }

    @Override
    public String toString() {
        return kind + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
