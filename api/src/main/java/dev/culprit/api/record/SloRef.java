package dev.culprit.api.record;

/** Which SLO, or which composition of SLOs: an alert does not say which of both it is raised for. */
public record SloRef(String namespace, String name) {
    private static final String GROUP = "observability.slok.io";

    public SloRef {
        Require.notBlank(namespace, "slo namespace");
        Require.notBlank(name, "slo name");
    }

    /** The SLO's own object, where it is one of the cluster. */
    public ObjectRef objective() {
        return new ObjectRef(GROUP, "ServiceLevelObjective", namespace, name);
    }

    /** The composition's own object, where it is one of the cluster. */
    public ObjectRef composition() {
        return new ObjectRef(GROUP, "SLOComposition", namespace, name);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
