package dev.culprit.collector.graph;

import dev.culprit.api.record.ObjectRef;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The workloads that are there, by namespace. */
final class Workloads {
    private final Map<String, SortedMap<ObjectRef, Workload>> byNamespace = new HashMap<>();

    void put(Workload workload) {
        byNamespace
                .computeIfAbsent(workload.ref().namespace(), missing -> new TreeMap<>())
                .put(workload.ref(), workload);
    }

    void remove(ObjectRef ref) {
        byNamespace.computeIfPresent(ref.namespace(), (namespace, workloads) -> {
            workloads.remove(ref);
            return workloads.isEmpty() ? null : workloads;
        });
    }

    @Nullable
    Workload get(ObjectRef ref) {
        return all(ref.namespace()).get(ref);
    }

    boolean contains(ObjectRef ref) {
        return all(ref.namespace()).containsKey(ref);
    }

    Stream<Workload> in(String namespace) {
        return all(namespace).values().stream();
    }

    private SortedMap<ObjectRef, Workload> all(String namespace) {
        return byNamespace.getOrDefault(namespace, Collections.emptySortedMap());
    }
}
