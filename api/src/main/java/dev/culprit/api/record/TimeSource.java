package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What told the time of a change, most exact first. */
public enum TimeSource {
    /** The managedFields entry that owns a changed path; exact to the second. */
    @JsonProperty("managedFields")
    MANAGED_FIELDS,
    /** {@code metadata.creationTimestamp}. */
    @JsonProperty("creation")
    CREATION,
    /** {@code metadata.deletionTimestamp}. */
    @JsonProperty("deletion")
    DELETION,
    /** The creation of the ReplicaSet that the change made. */
    @JsonProperty("proxy")
    PROXY,
    /** The API server's audit log: when the request came; only where nothing in the object tells. */
    @JsonProperty("audit")
    AUDIT,
    /** Whoever reported a change from outside the cluster. */
    @JsonProperty("reported")
    REPORTED,
    /** Nothing but the arrival of the change. */
    @JsonProperty("observed")
    OBSERVED,
    /** Between the last time the object was seen unchanged and the first time it was not. */
    @JsonProperty("interval")
    INTERVAL
}
