package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which object of a cluster: API group without version (empty for the core group), kind, namespace (empty for a
 * cluster-scoped object) and name.
 */
public record ObjectRef(String group, String kind, String namespace, String name) implements Comparable<ObjectRef> {
    /** The group of what is not an object of the cluster: a feature flag, a migration, a pipeline's deploy. */
    public static final String EXTERNAL = "external";

    private static final Comparator<ObjectRef> ORDER = Comparator.comparing(ObjectRef::namespace)
            .thenComparing(ObjectRef::kind)
            .thenComparing(ObjectRef::name)
            .thenComparing(ObjectRef::group);

    private static final Map<String, String> GROUP_OF_KIND = Map.of(
            "Deployment", "apps",
            "StatefulSet", "apps",
            "DaemonSet", "apps",
            "ReplicaSet", "apps",
            "Job", "batch",
            "CronJob", "batch");

    private static final List<String> KNOWN_GROUPS = List.of(".k8s.io", ".istio.io", ".keda.sh", ".cilium.io");

    public ObjectRef {
        Require.notBlank(kind, "kind");
        Require.notBlank(name, "name");
    }

    /** An object whose source names no API group: a workload's is filled in, any other kind is taken as core. */
    public static ObjectRef of(String kind, String namespace, String name) {
        return new ObjectRef(GROUP_OF_KIND.getOrDefault(kind, ""), kind, namespace, name);
    }

    /** The group part of an {@code apiVersion}: {@code apps/v1} is {@code apps}, {@code v1} is empty. */
    public static String groupOf(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /**
     * The kind where its name means what it means in Kubernetes or in a project that is known here; empty for what anybody
     * else calls so: the Lease of a landlord is no Lease.
     */
    public String knownKind() {
        return knownKind(group, kind);
    }

    /** As {@link #knownKind()}; of groups with a dot in their names Kubernetes keeps {@code k8s.io} for itself. */
    public static String knownKind(String group, String kind) {
        boolean own = group.indexOf('.') < 0 && !group.equals(EXTERNAL);
        return own || KNOWN_GROUPS.stream().anyMatch(known -> ("." + group).endsWith(known)) ? kind : "";
    }

    /** Whether this kind runs Pods from a template and is not itself made by another such kind. */
    @JsonIgnore
    public boolean isWorkload() {
        return switch (kind) {
            case "Deployment", "StatefulSet", "DaemonSet" -> group.equals("apps");
            case "CronJob", "Job" -> group.equals("batch");
            case "Rollout" -> group.equals("argoproj.io");
            default -> false;
        };
    }

    /** Whether this is reported from outside the cluster and no object of it, whatever its kind is called. */
    @JsonIgnore
    public boolean isExternal() {
        return group.equals(EXTERNAL);
    }

    @JsonIgnore
    public boolean isClusterScoped() {
        return namespace.isEmpty();
    }

    @Override
    public int compareTo(ObjectRef other) {
        return ORDER.compare(this, other);
    }

    /** {@code Deployment shop/catalog}, or {@code Node worker-1} where there is no namespace. */
    @Override
    public String toString() {
        return kind + " " + (isClusterScoped() ? name : namespace + "/" + name);
    }
}
