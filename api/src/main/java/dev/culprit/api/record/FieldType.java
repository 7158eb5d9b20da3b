package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of field was altered; the ranking weighs by it. */
public enum FieldType {
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("env")
    ENV,
    @JsonProperty("env-from")
    ENV_FROM,
    @JsonProperty("command")
    COMMAND,
    @JsonProperty("resources")
    RESOURCES,
    @JsonProperty("probe")
    PROBE,
    @JsonProperty("container-port")
    CONTAINER_PORT,
    @JsonProperty("container")
    CONTAINER,
    @JsonProperty("volume")
    VOLUME,
    @JsonProperty("service-account")
    SERVICE_ACCOUNT,
    @JsonProperty("scheduling")
    SCHEDULING,
    @JsonProperty("security")
    SECURITY,
    @JsonProperty("replicas")
    REPLICAS,
    @JsonProperty("strategy")
    STRATEGY,
    @JsonProperty("selector")
    SELECTOR,
    @JsonProperty("service-port")
    SERVICE_PORT,
    /** Where requests are led: hosts, paths and backends of an Ingress, the type or external name of a Service. */
    @JsonProperty("route")
    ROUTE,
    /** Whom a NetworkPolicy lets talk to whom. */
    @JsonProperty("network")
    NETWORK,
    /** Bounds, metrics and target of an autoscaler. */
    @JsonProperty("autoscaling")
    AUTOSCALING,
    /** What a namespace or each of its Pods may take: ResourceQuota, LimitRange. */
    @JsonProperty("quota")
    QUOTA,
    /** Whether a Node takes new Pods. */
    @JsonProperty("cordon")
    CORDON,
    @JsonProperty("taint")
    TAINT,
    /** Size, class and access of a PersistentVolume or its claim. */
    @JsonProperty("storage")
    STORAGE,
    /** When, how often and how many at once a Job runs. */
    @JsonProperty("job")
    JOB,
    /** How many Pods a PodDisruptionBudget lets go at once. */
    @JsonProperty("disruption")
    DISRUPTION,
    /** A key of a ConfigMap or Secret. */
    @JsonProperty("key")
    KEY,
    /** A restart by annotation of the Pod template ({@code kubectl rollout restart}). */
    @JsonProperty("restart")
    RESTART,
    /** Any other path of the spec. */
    @JsonProperty("spec")
    SPEC,
    @JsonProperty("label")
    LABEL,
    @JsonProperty("annotation")
    ANNOTATION,
    /** Not a field: there are more than a change may carry, and {@code name} says how many were left out. */
    @JsonProperty("more")
    MORE
}
