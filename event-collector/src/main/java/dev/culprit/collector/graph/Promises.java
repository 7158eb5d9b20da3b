package dev.culprit.collector.graph;

import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Objective;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.SloRef;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SLOs and their compositions as parts of the graph: what they measure, and what belongs together. */
final class Promises {
    private final Map<ObjectRef, Objective> known = new TreeMap<>();

    /** Which compositions name an SLO. */
    private final References<ObjectRef> parts = new References<>();

    /** Takes in what one of them says now, and tells whose place in the graph may be another one since. */
    SortedSet<ObjectRef> put(Objective objective) {
        known.put(objective.object(), objective);
        return touched(objective.object(), partsOf(objective));
    }

    /** Forgets one, and tells whose place in the graph may be another one since: never its own. */
    SortedSet<ObjectRef> remove(ObjectRef ref) {
        known.remove(ref);
        SortedSet<ObjectRef> touched = touched(ref, List.of());
        touched.remove(ref);
        return touched;
    }

    private SortedSet<ObjectRef> touched(ObjectRef ref, List<ObjectRef> now) {
        var touched = new TreeSet<ObjectRef>();
        touched.add(ref);
        touched.addAll(parts.from(ref));
        parts.put(ref, now);
        touched.addAll(now);
        touched.removeIf(one -> !known.containsKey(one) && !one.equals(ref));
        return touched;
    }

    SortedMap<String, String> selector(ObjectRef ref) {
        Objective.@Nullable Selector selector = objective(ref).selector();
        return selector == null ? new TreeMap<>() : selector.labels();
    }

    List<DependencyEdge> edges(ObjectRef ref) {
        Objective objective = objective(ref);
        return Stream.of(measured(objective), composed(objective), whole(ref))
                .flatMap(edges -> edges)
                .toList();
    }

    private static Stream<DependencyEdge> measured(Objective objective) {
        Objective.@Nullable Selector selector = objective.selector();
        return selector == null
                ? Stream.of()
                : selector.namespaces().stream()
                        .map(namespace -> new DependencyEdge(
                                Relation.MEASURES, ObjectRef.of("Namespace", "", namespace), "spec.workloadSelector"));
    }

    private static Stream<DependencyEdge> composed(Objective objective) {
        return partsOf(objective).stream().map(slo -> new DependencyEdge(Relation.COMPOSED_OF, slo, "spec.objectives"));
    }

    private Stream<DependencyEdge> whole(ObjectRef slo) {
        return parts.to(slo).stream()
                .map(composition -> new DependencyEdge(Relation.PART_OF, composition, "spec.objectives"));
    }

    private static List<ObjectRef> partsOf(Objective objective) {
        Objective.@Nullable Composition composition = objective.composition();
        return composition == null
                ? List.of()
                : composition.parts().stream()
                        .map(Objective.Part::slo)
                        .map(SloRef::objective)
                        .toList();
    }

    private Objective objective(ObjectRef ref) {
        Objective objective = known.get(ref);
        if (objective == null) {
            throw new IllegalArgumentException(ref + " is not known");
        }
        return objective;
    }
}
