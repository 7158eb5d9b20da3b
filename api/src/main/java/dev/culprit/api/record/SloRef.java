package dev.culprit.api.record;

/** Which ServiceLevelObjective. */
public record SloRef(String namespace, String name) {
    public SloRef {
        Require.notBlank(namespace, "slo namespace");
        Require.notBlank(name, "slo name");
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
