package dev.culprit.api.record;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an object is in the graph of a cluster: a workload with its Pods' labels and what its template refers to, or a
 * Service with its selector. A service of a given topology is a cluster-scoped subject of {@link #TOPOLOGY_GROUP} and
 * kind {@link #TOPOLOGY_SERVICE} with an edge to the workload that runs it and edges to the services it calls. An SLO has
 * the selector of the workloads that it measures, edges to their namespaces and to the compositions that it is part of; a
 * composition has edges to its SLOs.
 *
 * @param podLabels labels of the Pods that a workload makes; empty for all else
 * @param selector what a Service selects Pods by, or an SLO workloads by their Pods' labels; empty for all else
 * @param edges whom it calls or uses, and the field that says so
 * @param observedAt when the collector saw it so
 */
public record Dependencies(
        String cluster,
        ObjectRef subject,
        SortedMap<String, String> podLabels,
        SortedMap<String, String> selector,
        List<DependencyEdge> edges,
        Instant observedAt)
        implements GraphRecord {
    public static final String TOPOLOGY_GROUP = "topology";

    public static final String TOPOLOGY_SERVICE = "TopologyService";

    public Dependencies {
        Require.notBlank(cluster, "cluster");
        podLabels = new TreeMap<>(podLabels);
        selector = new TreeMap<>(selector);
        edges = edges.stream().distinct().sorted().toList();
    }

    /** Whether it says the same of the same object, whenever that was seen. */
    public boolean isLike(Dependencies that) {
        return cluster.equals(that.cluster)
                && subject.equals(that.subject)
                && podLabels.equals(that.podLabels)
                && selector.equals(that.selector)
                && edges.equals(that.edges);
    }

    /** The key of {@link Topic#DEPENDENCIES}. */
    public String key() {
        return key(cluster, subject);
    }

    public static String key(String cluster, ObjectRef subject) {
        return String.join("/", cluster, subject.kind(), subject.namespace(), subject.name());
    }
}
