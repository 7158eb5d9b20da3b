package dev.culprit.api.record;

/** Which SLO, or which composition of SLOs: an alert does not say which of both it is raised for. */
public record SloRef(String namespace, String name) {
    /** The API group of SLOs, compositions and SLOCorrelations. */
    public static final String GROUP = "observability.slok.io";

    /** The kind of an SLO. */
    public static final String OBJECTIVE = "ServiceLevelObjective";

    /** The kind of a composition of SLOs. */
    public static final String COMPOSITION = "SLOComposition";

    public SloRef {
        Require.notBlank(namespace, "slo namespace");
        Require.notBlank(name, "slo name");
    }

    /** The SLO's own object, where it is one of the cluster. */
    public ObjectRef objective() {
        return new ObjectRef(GROUP, OBJECTIVE, namespace, name);
    }

    /** The composition's own object, where it is one of the cluster. */
    public ObjectRef composition() {
        return new ObjectRef(GROUP, COMPOSITION, namespace, name);
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
