package dev.culprit.collector.graph;

import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The graph as known so far. Says anew what an object depends on whenever that differs from what was said before. */
public final class ClusterGraph {
    private final String cluster;
    private final SortedMap<ObjectRef, Workload> workloads = new TreeMap<>();
    private final Map<ObjectRef, SortedMap<String, String>> selectors = new HashMap<>();
    private final Map<ObjectRef, ObjectRef> scaled = new HashMap<>();
    private final Map<ObjectRef, Dependencies> published = new HashMap<>();
    private final Calls calls = new Calls(selectors::containsKey);

    /** Which workloads look again when a Service of a name comes or goes. */
    private final Map<String, SortedSet<ObjectRef>> mentioning = new HashMap<>();

    private final Map<ObjectRef, SortedSet<ObjectRef>> users = new HashMap<>();

    public ClusterGraph(String cluster) {
        this.cluster = cluster;
    }

    /** An object is there, or is another one than before. */
    public List<Publication> put(Snapshot object, Instant at) {
        ObjectRef ref = object.ref();
        if (ref.isWorkload()) {
            Workload workload = Workload.of(object);
            workloads.put(ref, workload);
            workload.uses().forEach(use -> remember(users, use.target(), ref));
            return workload(ref, at);
        }
        return switch (ref.kind()) {
            case "Service" -> service(object, at);
            case "ConfigMap" -> {
                calls.put(ref, object.content());
                yield again(users.getOrDefault(ref, new TreeSet<>()), at);
            }
            case "HorizontalPodAutoscaler" -> {
                scaled.put(ref, scaledBy(object));
                yield List.of();
            }
            default -> List.of();
        };
    }

    /** An object is gone. */
    public List<Publication> remove(ObjectRef ref, Instant at) {
        workloads.remove(ref);
        scaled.remove(ref);
        calls.remove(ref);
        boolean service = selectors.remove(ref) != null;
        var publications = new ArrayList<Publication>();
        if (published.remove(ref) != null) {
            publications.add(new Publication(ref, null));
        }
        SortedSet<ObjectRef> others = service
                ? mentioning.getOrDefault(ref.name(), new TreeSet<>())
                : users.getOrDefault(ref, new TreeSet<>());
        publications.addAll(again(others, at));
        return List.copyOf(publications);
    }

    /** Workloads that use the object, are selected by it or scaled by it, as known now; none for a workload itself. */
    public SortedSet<ObjectRef> affectedBy(ObjectRef ref) {
        Stream<ObjectRef> affected = switch (ref.kind()) {
            case "Service" -> {
                SortedMap<String, String> selector = selectors.getOrDefault(ref, new TreeMap<>());
                yield in(ref.namespace()).filter(w -> w.isSelectedBy(selector)).map(Workload::ref);
            }
            case "HorizontalPodAutoscaler" -> Stream.ofNullable(scaled.get(ref));
            case "PersistentVolumeClaim" ->
                in(ref.namespace()).filter(w -> w.uses(ref)).map(Workload::ref);
            default -> users.getOrDefault(ref, new TreeSet<>()).stream().filter(user -> isUsing(user, ref));
        };
        return affected.collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
    }

    public boolean isKnownWorkload(ObjectRef ref) {
        return workloads.containsKey(ref);
    }

    private boolean isUsing(ObjectRef user, ObjectRef target) {
        Workload workload = workloads.get(user);
        return workload != null && workload.uses(target);
    }

    private Stream<Workload> in(String namespace) {
        return workloads.values().stream().filter(w -> w.ref().namespace().equals(namespace));
    }

    private List<Publication> service(Snapshot object, Instant at) {
        ObjectRef ref = object.ref();
        SortedMap<String, String> selector = Snapshot.strings(object.spec().path("selector"));
        boolean isNew = selectors.put(ref, selector) == null;
        var said = new Dependencies(cluster, ref, new TreeMap<>(), selector, List.of(), at);
        var publications = new ArrayList<>(publish(said));
        if (isNew) {
            publications.addAll(again(mentioning.getOrDefault(ref.name(), new TreeSet<>()), at));
        }
        return List.copyOf(publications);
    }

    private List<Publication> again(SortedSet<ObjectRef> refs, Instant at) {
        return refs.stream().flatMap(ref -> workload(ref, at).stream()).toList();
    }

    private List<Publication> workload(ObjectRef ref, Instant at) {
        Workload workload = workloads.get(ref);
        if (workload == null) {
            return List.of();
        }
        List<Mention> mentions = calls.mentions(workload);
        mentions.forEach(mention -> remember(mentioning, mention.service(), ref));
        List<DependencyEdge> edges = Stream.concat(workload.uses().stream(), calls.edges(workload, mentions))
                .toList();
        return publish(new Dependencies(cluster, ref, workload.podLabels(), new TreeMap<>(), edges, at));
    }

    private List<Publication> publish(Dependencies now) {
        Dependencies before = published.get(now.subject());
        if (before != null && saysTheSame(before, now)) {
            return List.of();
        }
        published.put(now.subject(), now);
        return List.of(new Publication(now.subject(), now));
    }

    private static boolean saysTheSame(Dependencies before, Dependencies now) {
        return before.podLabels().equals(now.podLabels())
                && before.selector().equals(now.selector())
                && before.edges().equals(now.edges());
    }

    private static ObjectRef scaledBy(Snapshot scaler) {
        var target = scaler.spec().path("scaleTargetRef");
        return new ObjectRef(
                ObjectRef.groupOf(target.path("apiVersion").asText("apps/v1")),
                target.path("kind").asText("Deployment"),
                scaler.ref().namespace(),
                target.path("name").asText("-"));
    }

    private static <K> void remember(Map<K, SortedSet<ObjectRef>> index, K key, ObjectRef ref) {
        index.computeIfAbsent(key, missing -> new TreeSet<>()).add(ref);
    }
}
