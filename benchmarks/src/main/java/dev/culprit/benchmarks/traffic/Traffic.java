package dev.culprit.benchmarks.traffic;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.Evidence;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Spike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A stretch of a cluster's life.
 *
 * @param evidence changes, a failure for every nine of them, in the order of their times; among them, for each alert,
 *     a change of the workload it is about
 * @param graph every workload, known before anything happens
 * @param spikes in the order of their times
 */
public record Traffic(List<Evidence> evidence, List<Dependencies> graph, List<Spike> spikes) {
    /** How long before an alert its workload changed. */
    private static final Duration LEAD = Duration.ofMinutes(5);

    private static final int WORKLOADS = 10;
    private static final int HOT_WORKLOADS = 500;
    private static final int NODE_EVERY = 500;
    private static final int SYMPTOM_EVERY = 10;
    private static final long SEED = 20_260_304;

    public Traffic {
        evidence = List.copyOf(evidence);
        graph = List.copyOf(graph);
        spikes = List.copyOf(spikes);
    }

    /** The same for the same shape and start. */
    public static Traffic of(TrafficShape shape, Instant start) {
        return new Making(shape, start).make();
    }

    /** How many facts each alert's window holds, by its key, in its own namespace and the cluster scope. */
    public Map<String, Integer> pairs() {
        Map<String, Integer> pairs = new HashMap<>();
        for (Spike spike : spikes) {
            pairs.put(spike.key(), (int)
                    evidence.stream().filter(fact -> isAbout(spike, fact)).count());
        }
        return pairs;
    }

    /** How many objects were changed in an alert's window, in its own namespace and the cluster scope. */
    public long changedObjects(Spike spike) {
        return evidence.stream()
                .filter(fact -> fact instanceof Change && isAbout(spike, fact))
                .map(Evidence::subject)
                .distinct()
                .count();
    }

    private static boolean isAbout(Spike spike, Evidence fact) {
        String namespace = fact.subject().namespace();
        return Window.holds(spike, fact.occurredAt())
                && (namespace.isEmpty() || namespace.equals(spike.slo().namespace()));
    }

    private record Making(TrafficShape shape, Instant start, Cluster cluster) {
        Making(TrafficShape shape, Instant start) {
            this(shape, start, new Cluster(SEED));
        }

        Traffic make() {
            List<Evidence> evidence = new ArrayList<>();
            List<Spike> spikes = new ArrayList<>();
            for (int i = 0; i < shape.spikes(); i++) {
                String namespace = namespace(i);
                ObjectRef workload = Cluster.workload(namespace, i % WORKLOADS);
                Spike spike = Cluster.spike("slo-" + i, workload, spikeTime(i));
                spikes.add(spike);
                evidence.add(cluster.change(workload, spike.startsAt().minus(LEAD)));
            }
            int others = Math.max(0, shape.changes() - shape.spikes());
            for (int i = 0; i < others; i++) {
                evidence.add(fact(i, at(start, shape.span(), i, others)));
            }
            evidence.sort(Comparator.comparing(Evidence::occurredAt));
            return new Traffic(evidence, graph(), spikes);
        }

        /** A whole window lies on both sides of it. */
        private Instant spikeTime(int index) {
            Duration room =
                    shape.span().minus(Window.BEFORE).minus(Window.AFTER).minus(Window.AFTER);
            return at(start.plus(Window.BEFORE), room, index, shape.spikes());
        }

        private static Instant at(Instant from, Duration room, int index, int count) {
            return from.plusMillis(room.toMillis() * index / count);
        }

        private Evidence fact(int index, Instant at) {
            if (index % NODE_EVERY == 0) {
                return cluster.nodeChange(cluster.below(WORKLOADS), at);
            }
            boolean hot = cluster.below(100) < shape.hotPercent();
            String namespace = Cluster.namespace(hot ? 0 : cluster.below(shape.namespaces()));
            ObjectRef workload = Cluster.workload(namespace, cluster.below(workloads(namespace)));
            return cluster.below(SYMPTOM_EVERY) == 0 ? cluster.symptom(workload, at) : cluster.change(workload, at);
        }

        /** Of an alert. */
        private String namespace(int index) {
            boolean hot = index % 10 < shape.hotPercent() / 10;
            return Cluster.namespace(hot ? 0 : index % shape.namespaces());
        }

        private int workloads(String namespace) {
            return shape.hotPercent() > 0 && namespace.equals(Cluster.namespace(0)) ? HOT_WORKLOADS : WORKLOADS;
        }

        private List<Dependencies> graph() {
            return IntStream.range(0, shape.namespaces())
                    .mapToObj(Cluster::namespace)
                    .flatMap(namespace -> IntStream.range(0, workloads(namespace))
                            .mapToObj(i -> Cluster.node(
                                    Cluster.workload(namespace, i),
                                    ObjectRef.of("Service", namespace, "workload-" + (i + 1) % workloads(namespace)),
                                    start)))
                    .toList();
        }
    }
}
