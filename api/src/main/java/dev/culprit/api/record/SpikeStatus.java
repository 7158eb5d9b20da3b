package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether the alert behind a spike burns or has ended. */
public enum SpikeStatus {
    @JsonProperty("firing")
    FIRING,
    @JsonProperty("resolved")
    RESOLVED
}
