package dev.culprit.collector.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Dependencies;
import dev.culprit.api.record.DependencyEdge;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.collector.objective.Objectives;
import dev.culprit.collector.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The graph as known so far. Says anew what an object depends on whenever that differs from what was said before. */
public final class ClusterGraph {
    private final String cluster;
    private final Workloads workloads = new Workloads();
    private final Ownership ownership = new Ownership(this::isKnownWorkload);
    private final Placement placement = new Placement();
    private final Scaling scaling = new Scaling();
    private final Map<ObjectRef, LabelSelector> selectors = new HashMap<>();
    private final Map<ObjectRef, Dependencies> published = new HashMap<>();
    private final Names names = new Names(selectors::containsKey);
    private final Calls calls = new Calls(names);

    /** Which workloads look again when a Service of a name comes or goes. */
    private final References<String> mentioned = new References<>();

    private final References<ObjectRef> used = new References<>();
    private final References<ObjectRef> routed = new References<>();
    private final Promises promises = new Promises();

    public ClusterGraph(String cluster) {
        this.cluster = cluster;
    }

    /** What controllers decided about an object, which is no change: who owns it, where it is. */
    public void saw(Snapshot object, JsonNode admitted) {
        ownership.put(object);
        placement.put(object.ref(), admitted);
    }

    /** An object is gone, one of those that are no change too. Who owned it is known for a while yet. */
    public void lost(ObjectRef ref) {
        placement.remove(ref);
    }

    /** Objects of which something was seen that is no change. */
    public Stream<ObjectRef> seen() {
        return placement.all();
    }

    /** An object is there, or is another one than before. */
    public List<Publication> put(Snapshot object, Instant at) {
        ObjectRef ref = object.ref();
        if (ref.isWorkload()) {
            Workload workload = Workload.of(object);
            workloads.put(workload);
            used.put(ref, workload.uses().stream().map(DependencyEdge::target).toList());
            return workload(ref, at);
        }
        if (Objectives.isObjective(ref)) {
            return promises(promises.put(Objectives.of(cluster, object, at)), at);
        }
        routed.put(ref, Routes.of(object));
        if (Scaling.isScaler(ref)) {
            scaling.put(object);
        }
        return switch (ref.knownKind()) {
            case "Service" -> service(object, at);
            case "ConfigMap" -> {
                calls.put(ref, object.content());
                yield again(used.to(ref), at);
            }
            case "NetworkPolicy", "PodDisruptionBudget", "CiliumNetworkPolicy" -> {
                JsonNode spec = object.spec();
                selectors.put(
                        ref,
                        LabelSelector.ofPolicy(Stream.of("podSelector", "endpointSelector")
                                .filter(spec::has)
                                .findFirst()
                                .map(spec::path)
                                .orElse(spec.path("selector"))));
                yield List.of();
            }
            case "AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication" -> {
                selectors.put(ref, LabelSelector.ofMesh(object.spec().path("selector")));
                yield List.of();
            }
            default -> List.of();
        };
    }

    /** An object is gone. */
    public List<Publication> remove(ObjectRef ref, Instant at) {
        workloads.remove(ref);
        scaling.remove(ref);
        calls.remove(ref);
        names.remove(ref);
        selectors.remove(ref);
        SortedSet<ObjectRef> others =
                new TreeSet<>(ref.knownKind().equals("Service") ? mentioned.to(ref.name()) : used.to(ref));
        used.remove(ref);
        mentioned.remove(ref);
        routed.remove(ref);
        var publications = new ArrayList<Publication>();
        if (published.remove(ref) != null) {
            publications.add(new Publication(ref, null));
        }
        publications.addAll(again(others, at));
        publications.addAll(promises(promises.remove(ref), at));
        return List.copyOf(publications);
    }

    private List<Publication> promises(Collection<ObjectRef> refs, Instant at) {
        SortedMap<String, String> none = new TreeMap<>();
        return refs.stream()
                .flatMap(ref ->
                        publish(new Dependencies(cluster, ref, none, promises.selector(ref), promises.edges(ref), at))
                                .stream())
                .toList();
    }

    /**
     * Workloads that use the object, are selected by it, scaled by it, led to by it or run on it, as known now; none for a
     * workload itself. Where they are very many in one namespace, that {@code Namespace} stands for them.
     */
    public SortedSet<ObjectRef> affectedBy(ObjectRef ref) {
        return Affected.limited(affected(ref).collect(Collectors.toSet()));
    }

    /** Everything that made the object, the object itself where it is a workload. */
    public SortedSet<ObjectRef> makers(ObjectRef ref) {
        return ownership.chain(ref);
    }

    /** Whom an object's failure hits: what made it, and what is affected by it. */
    public SortedSet<ObjectRef> behind(ObjectRef ref) {
        var behind = new TreeSet<>(ownership.chain(ref));
        behind.addAll(affectedBy(ref));
        return behind;
    }

    private Stream<ObjectRef> affected(ObjectRef ref) {
        Stream<ObjectRef> direct = switch (ref.knownKind()) {
            case "Service" ->
                Stream.concat(selected(ref), names.alias(ref).stream().flatMap(this::selected));
            case "NetworkPolicy",
                    "PodDisruptionBudget",
                    "CiliumNetworkPolicy",
                    "AuthorizationPolicy",
                    "PeerAuthentication",
                    "RequestAuthentication" -> selected(ref);
            case "ResourceQuota", "LimitRange" -> refs(workloads.in(ref.namespace()));
            case "Namespace" -> refs(workloads.in(ref.name()));
            case "PersistentVolumeClaim" -> refs(workloads.in(ref.namespace()).filter(w -> w.uses(ref)));
            case "PersistentVolume" -> placement.claimOf(ref).stream().flatMap(this::affected);
            case "ServiceAccount" -> refs(workloads.in(ref.namespace()).filter(w -> w.runsUnder(ref)));
            case "Node" ->
                placement.podsOn(ref).stream()
                        .flatMap(pod -> ownership.chain(pod).stream())
                        .filter(ObjectRef::isWorkload);
            case "Ingress", "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "VirtualService", "DestinationRule" ->
                routedTo(ref, "Service");
            case "RoleBinding", "ClusterRoleBinding" -> routedTo(ref, "ServiceAccount");
            case "Role", "ClusterRole" -> routed.to(ref).stream().flatMap(this::affected);
            default -> Scaling.isScaler(ref) ? scaling.targetOf(ref) : used.to(ref).stream();
        };
        // a Secret of an Ingress or a ServiceAccount affects what those do
        return ref.knownKind().equals("Secret")
                ? Stream.concat(direct, routed.to(ref).stream().flatMap(this::affected))
                : direct;
    }

    private Stream<ObjectRef> routedTo(ObjectRef from, String kind) {
        return routed.from(from).stream()
                .filter(target -> target.knownKind().equals(kind))
                .flatMap(this::affected);
    }

    private Stream<ObjectRef> selected(ObjectRef by) {
        LabelSelector selector = selectors.getOrDefault(by, LabelSelector.none());
        return refs(workloads.in(by.namespace()).filter(selector::selects));
    }

    private static Stream<ObjectRef> refs(Stream<Workload> workloads) {
        return workloads.map(Workload::ref);
    }

    public boolean isKnownWorkload(ObjectRef ref) {
        return workloads.contains(ref);
    }

    private List<Publication> service(Snapshot object, Instant at) {
        ObjectRef ref = object.ref();
        JsonNode selector = object.spec().path("selector");
        boolean isNew = selectors.put(ref, LabelSelector.ofService(selector)) == null;
        boolean isOther = names.put(ref, object.spec().path("externalName").asText(""));
        var said = new Dependencies(cluster, ref, new TreeMap<>(), Snapshot.strings(selector), List.of(), at);
        var publications = new ArrayList<>(publish(said));
        if (isNew || isOther) {
            publications.addAll(again(mentioned.to(ref.name()), at));
        }
        return List.copyOf(publications);
    }

    private List<Publication> again(Collection<ObjectRef> refs, Instant at) {
        return List.copyOf(refs).stream()
                .flatMap(ref -> workload(ref, at).stream())
                .toList();
    }

    private List<Publication> workload(ObjectRef ref, Instant at) {
        Workload workload = workloads.get(ref);
        if (workload == null) {
            return List.of();
        }
        List<Mention> mentions = calls.mentions(workload);
        mentioned.put(
                ref,
                mentions.stream()
                        .flatMap(mention -> mention.services().stream())
                        .collect(Collectors.toSet()));
        List<DependencyEdge> edges = Stream.concat(workload.uses().stream(), calls.edges(workload, mentions))
                .toList();
        SortedMap<String, String> none = new TreeMap<>();
        return publish(new Dependencies(cluster, ref, workload.podLabels(), none, edges, at));
    }

    private List<Publication> publish(Dependencies now) {
        Dependencies before = published.get(now.subject());
        if (before != null && before.isLike(now)) {
            return List.of();
        }
        published.put(now.subject(), now);
        return List.of(new Publication(now.subject(), now));
    }
}
