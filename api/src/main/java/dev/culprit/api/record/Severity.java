package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad a spike is, mildest first. */
public enum Severity {
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("degraded")
    DEGRADED,
    @JsonProperty("critical")
    CRITICAL;

    public Severity max(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
