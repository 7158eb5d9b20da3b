package dev.culprit.correlator.graph;

import dev.culprit.api.record.ObjectRef;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a failure of an SLO's entry can come from: everything on the paths of calls from it, nearest first.
 *
 * @param entry where the SLO measures; empty when that could not be told, and then nothing is reached
 */
public record Reach(Optional<ObjectRef> entry, SortedMap<ObjectRef, Standing> standings) {
    /** Calls followed from the entry. */
    private static final int MAX_DISTANCE = 5;

    /** Objects reached at most: a graph in which everything calls everything says nothing. */
    private static final int MAX_OBJECTS = 2_000;

    /** From all that an SLO measures; the first of them in their order stands for all where one is to be named. */
    public static Reach from(SortedSet<ObjectRef> entries, ServiceGraph graph) {
        var walk = new Walk(graph);
        entries.forEach(walk::begin);
        walk.go();
        return new Reach(entries.stream().findFirst(), walk.standings);
    }

    public Optional<Standing> of(ObjectRef ref) {
        return Optional.ofNullable(standings.get(ref));
    }

    /** The nearest of several objects' standings. */
    public Optional<Standing> nearest(Stream<ObjectRef> refs) {
        return refs.map(this::of)
                .flatMap(Optional::stream)
                .min((a, b) -> a.distance() != b.distance()
                        ? Integer.compare(a.distance(), b.distance())
                        : a.path().compareTo(b.path()));
    }

    /** The namespaces of all that is reached. */
    public SortedSet<String> namespaces() {
        return standings.keySet().stream()
                .map(ObjectRef::namespace)
                .filter(namespace -> !namespace.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As {@link #namespaces()}, the nearest first. */
    Stream<String> namespacesByDistance() {
        return standings.entrySet().stream()
                .sorted(Comparator.comparingInt(reached -> reached.getValue().distance()))
                .map(reached -> reached.getKey().namespace())
                .filter(namespace -> !namespace.isEmpty())
                .distinct();
    }

    public SortedSet<ObjectRef> workloads() {
        return standings.entrySet().stream()
                .filter(reached -> reached.getValue().role() == Standing.Role.WORKLOAD)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A breadth-first walk; the first path to an object stays. */
    private static final class Walk {
        private final ServiceGraph graph;
        private final SortedMap<ObjectRef, Standing> standings = new TreeMap<>();
        private final Deque<ObjectRef> next = new ArrayDeque<>();

        Walk(ServiceGraph graph) {
            this.graph = graph;
        }

        void begin(ObjectRef entry) {
            reach(entry, new Standing(0, role(entry), "what the SLO measures"));
            graph.workloadsOf(entry)
                    .forEach(workload ->
                            visit(workload, new Standing(0, Standing.Role.WORKLOAD, "what the SLO measures")));
        }

        void go() {
            while (!next.isEmpty()) {
                leave(next.remove());
            }
        }

        private void leave(ObjectRef workload) {
            Standing standing = standings.get(workload);
            if (standing == null) {
                return;
            }
            int distance = standing.distance();
            graph.usedBy(workload)
                    .forEach(used ->
                            reach(used, new Standing(distance, Standing.Role.USED, "used by " + workload.name())));
            graph.servicesOf(workload)
                    .forEach(service -> reach(
                            service, new Standing(distance, Standing.Role.SERVICE, "leads to " + workload.name())));
            if (distance < MAX_DISTANCE) {
                graph.calledBy(workload).forEach(called -> follow(workload, called, distance + 1));
            }
        }

        private void follow(ObjectRef caller, ObjectRef called, int distance) {
            String path = called.name() + ", which " + caller.name() + " calls";
            if (!called.isWorkload()) {
                reach(called, new Standing(distance, Standing.Role.SERVICE, path));
            }
            graph.workloadsOf(called)
                    .forEach(workload -> visit(workload, new Standing(distance, Standing.Role.WORKLOAD, path)));
        }

        /** The entry was reached before its workloads are visited: visiting goes by what was left, not reached. */
        private void visit(ObjectRef workload, Standing standing) {
            if (reach(workload, standing) || standing.distance() == 0) {
                next.add(workload);
            }
        }

        private boolean reach(ObjectRef ref, Standing standing) {
            return standings.size() < MAX_OBJECTS && standings.putIfAbsent(ref, standing) == null;
        }

        private static Standing.Role role(ObjectRef entry) {
            return entry.isWorkload() ? Standing.Role.WORKLOAD : Standing.Role.SERVICE;
        }
    }
}
