package dev.culprit.api.record;

import java.util.Comparator;

/**
 * One reference from a workload to another object.
 *
 * @param target what it refers to; a called host is the Service of that name
 * @param field the field that says so, as a path: {@code spec.template.spec.containers[app].env[DB_HOST]}
 */
public record DependencyEdge(Relation relation, ObjectRef target, String field) implements Comparable<DependencyEdge> {
    private static final Comparator<DependencyEdge> ORDER = Comparator.comparing(DependencyEdge::relation)
            .thenComparing(DependencyEdge::target)
            .thenComparing(DependencyEdge::field);

    public DependencyEdge {
        Require.notBlank(field, "field");
    }

    @Override
    public int compareTo(DependencyEdge other) {
        return ORDER.compare(this, other);
    }
}
