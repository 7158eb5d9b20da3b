package dev.culprit.collector.graph;

import dev.culprit.api.record.ObjectRef;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Affected workloads in a number that a record can carry. Of a namespace in which there are more, the namespace stands for
 * all of them: {@code Namespace shop}.
 */
final class Affected {
    static final int MAX_OF_NAMESPACE = 200;

    /** A Node has a few hundred Pods at most, each perhaps of another namespace. */
    static final int MAX_IN_ALL = 1_000;

    private Affected() {}

    static SortedSet<ObjectRef> limited(Collection<ObjectRef> workloads) {
        Map<String, SortedSet<ObjectRef>> byNamespace = workloads.stream()
                .collect(Collectors.groupingBy(
                        ObjectRef::namespace, TreeMap::new, Collectors.toCollection(TreeSet::new)));
        var limited = new TreeSet<ObjectRef>();
        byNamespace.forEach((namespace, members) -> {
            boolean stand = members.size() > MAX_OF_NAMESPACE || limited.size() + members.size() > MAX_IN_ALL;
            if (stand) {
                limited.add(ObjectRef.of("Namespace", "", namespace));
            } else {
                limited.addAll(members);
            }
        });
        return limited;
    }
}
