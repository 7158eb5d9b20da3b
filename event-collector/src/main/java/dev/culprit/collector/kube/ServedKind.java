package dev.culprit.collector.kube;

/**
 * A kind as the API server serves it.
 *
 * @param group empty for the core group
 * @param plural its name in paths
 */
public record ServedKind(String group, String version, String kind, String plural, boolean namespaced) {
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The path of a list: of one namespace, or of all where it is empty. */
    String path(String namespace) {
        String root = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        return root + (namespace.isEmpty() ? "" : "/namespaces/" + namespace) + "/" + plural;
    }

    /** Only metadata is asked for of what holds secrets. */
    boolean isSecret() {
        return group.isEmpty() && kind.equals("Secret");
    }

    @Override
    public String toString() {
        return apiVersion() + "/" + kind;
    }
}
