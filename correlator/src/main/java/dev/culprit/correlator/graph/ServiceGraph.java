package dev.culprit.correlator.graph;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Relation;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.TimeRange;
import dev.culprit.correlator.message.GraphHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a cluster and what each referred to at any time of a window: edges from before and after a change both
 * count. Look-ups are in the order of {@link ObjectRef}, so that the same facts give the same answer.
 */
public final class ServiceGraph {
    private final SortedMap<ObjectRef, List<Dependencies>> nodes;

    private ServiceGraph(SortedMap<ObjectRef, List<Dependencies>> nodes) {
        this.nodes = nodes;
    }

    public static ServiceGraph of(Collection<GraphHistory> histories, TimeRange window) {
        var nodes = new TreeMap<ObjectRef, List<Dependencies>>();
        histories.stream()
                .flatMap(history -> history.between(window.start(), window.end()))
                .forEach(node -> nodes.computeIfAbsent(node.subject(), subject -> new ArrayList<>())
                        .add(node));
        return new ServiceGraph(nodes);
    }

    /**
     * Where an SLO measures: the workloads that it selects, or those that the SLOs select that it is composed of; else the
     * workload of the given topology's service; else a workload or Service of the service's name in the SLO's namespace;
     * else the workload there with the longest name that the SLO's name begins with.
     */
    public SortedSet<ObjectRef> entries(SloRef slo, @Nullable String service) {
        var selected = new TreeSet<ObjectRef>();
        objectives(slo).forEach(objective -> selected.addAll(selectedBy(objective)));
        if (selected.isEmpty()) {
            Stream.<Optional<ObjectRef>>of(
                            service == null ? Optional.empty() : workloadOfService(service),
                            service == null ? Optional.empty() : named(slo.namespace(), service),
                            prefixOf(slo))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(selected::add);
        }
        return selected;
    }

    /** The namespaces that have to be known to tell where an SLO measures, its own apart. */
    public SortedSet<String> measured(SloRef slo) {
        Stream<String> parts = targets(slo.composition(), Relation.COMPOSED_OF).map(ObjectRef::namespace);
        Stream<String> selected = objectives(slo)
                .flatMap(objective -> targets(objective, Relation.MEASURES))
                .map(ObjectRef::name);
        return Stream.concat(parts, selected).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The compositions of which an SLO is a part. */
    public List<SloRef> compositions(SloRef slo) {
        return targets(slo.objective(), Relation.PART_OF)
                .sorted()
                .map(composition -> new SloRef(composition.namespace(), composition.name()))
                .toList();
    }

    private Stream<ObjectRef> objectives(SloRef slo) {
        return Stream.concat(Stream.of(slo.objective()), targets(slo.composition(), Relation.COMPOSED_OF));
    }

    private List<ObjectRef> selectedBy(ObjectRef objective) {
        return versions(objective).stream()
                .flatMap(node -> nodes.entrySet().stream()
                        .filter(workload -> workload.getKey().isWorkload() && isMeasured(node, workload.getKey()))
                        .filter(workload -> workload.getValue().stream().anyMatch(w -> hasLabels(w, node.selector())))
                        .map(Map.Entry::getKey))
                .toList();
    }

    private static boolean isMeasured(Dependencies objective, ObjectRef workload) {
        return objective.edges().stream()
                .anyMatch(edge -> edge.relation() == Relation.MEASURES
                        && edge.target().name().equals(workload.namespace()));
    }

    private Optional<ObjectRef> workloadOfService(String service) {
        var key = new ObjectRef(Dependencies.TOPOLOGY_GROUP, Dependencies.TOPOLOGY_SERVICE, "", service);
        return targets(key, Relation.RUNS_ON).findFirst();
    }

    private Optional<ObjectRef> named(String namespace, String name) {
        return nodes.keySet().stream()
                .filter(ref -> ref.namespace().equals(namespace) && ref.name().equals(name))
                .min(Comparator.comparing((ObjectRef ref) -> !ref.isWorkload()).thenComparing(ref -> ref));
    }

    private Optional<ObjectRef> prefixOf(SloRef slo) {
        return nodes.keySet().stream()
                .filter(ObjectRef::isWorkload)
                .filter(ref -> ref.namespace().equals(slo.namespace()))
                .filter(ref -> slo.name().equals(ref.name()) || slo.name().startsWith(ref.name() + "-"))
                .max(Comparator.comparingInt((ObjectRef ref) -> ref.name().length())
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** The workloads that answer for an object: itself, or those that a Service selects. */
    Stream<ObjectRef> workloadsOf(ObjectRef ref) {
        if (ref.isWorkload()) {
            return Stream.of(ref);
        }
        List<Dependencies> services = versions(ref);
        if (services.isEmpty()) {
            return named(ref.namespace(), ref.name()).filter(ObjectRef::isWorkload).stream();
        }
        return nodes.keySet().stream()
                .filter(ObjectRef::isWorkload)
                .filter(workload -> services.stream().anyMatch(service -> selects(service, workload)));
    }

    /** The Services that lead to a workload. */
    Stream<ObjectRef> servicesOf(ObjectRef workload) {
        return nodes.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(service -> selects(service, workload)))
                .map(Map.Entry::getKey);
    }

    private boolean selects(Dependencies service, ObjectRef workload) {
        return !service.selector().isEmpty()
                && service.subject().namespace().equals(workload.namespace())
                && versions(workload).stream().anyMatch(w -> hasLabels(w, service.selector()));
    }

    private static boolean hasLabels(Dependencies workload, SortedMap<String, String> wanted) {
        return workload.podLabels().entrySet().containsAll(wanted.entrySet());
    }

    /** Whom a workload calls, by its own configuration and by the given topology. */
    Stream<ObjectRef> calledBy(ObjectRef workload) {
        Stream<ObjectRef> given = nodes.keySet().stream()
                .filter(ref -> ref.group().equals(Dependencies.TOPOLOGY_GROUP))
                .filter(ref -> targets(ref, Relation.RUNS_ON).anyMatch(workload::equals))
                .flatMap(service -> targets(service, Relation.CALLS))
                .flatMap(service -> targets(service, Relation.RUNS_ON));
        return Stream.concat(given, targets(workload, Relation.CALLS)).distinct();
    }

    /** What a workload mounts, reads or runs under. */
    Stream<ObjectRef> usedBy(ObjectRef workload) {
        return targets(workload, Relation.USES);
    }

    private Stream<ObjectRef> targets(ObjectRef ref, Relation relation) {
        return versions(ref).stream()
                .flatMap(node -> node.edges().stream())
                .filter(edge -> edge.relation() == relation)
                .map(DependencyEdge::target)
                .distinct();
    }

    private List<Dependencies> versions(ObjectRef ref) {
        return nodes.getOrDefault(ref, List.of());
    }
}
