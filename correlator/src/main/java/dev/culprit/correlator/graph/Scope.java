package dev.culprit.correlator.graph;

import dev.culprit.api.record.SloRef;
import java.util.LinkedHashSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The namespaces whose evidence can matter to an SLO, beside the cluster's own scope.
 *
 * @param namespaces at most a hundred, the SLO's own among them
 * @param leftOut how many more there are
 */
public record Scope(SortedSet<String> namespaces, int leftOut) {
    /** Each costs a question to each of its buckets, for every episode. */
    static final int MAX_NAMESPACES = 100;

    /** Where Kubernetes keeps what all namespaces need: names, network, proxies. */
    public static final String SYSTEM = "kube-system";

    /** The SLO's own namespace, the system's where it is known what the SLO measures, those that it measures in, then those that it reaches: nearest first. */
    public static Scope of(SloRef slo, Reach reach, ServiceGraph graph) {
        var all = new LinkedHashSet<String>();
        all.add(slo.namespace());
        if (reach.entry().isPresent()) {
            all.add(SYSTEM);
        }
        all.addAll(graph.measured(slo));
        reach.namespacesByDistance().forEach(all::add);
        var near = new TreeSet<String>();
        all.stream().limit(MAX_NAMESPACES).forEach(near::add);
        return new Scope(near, all.size() - near.size());
    }
}
