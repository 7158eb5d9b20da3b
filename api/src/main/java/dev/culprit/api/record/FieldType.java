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
    /** A key of a ConfigMap or Secret. */
    @JsonProperty("key")
    KEY,
    /** A restart by annotation of the Pod template ({@code kubectl rollout restart}). */
    @JsonProperty("restart")
    RESTART,
    @JsonProperty("label")
    LABEL,
    @JsonProperty("annotation")
    ANNOTATION,
    /** Any other path of the spec. */
    @JsonProperty("spec")
    SPEC
}
