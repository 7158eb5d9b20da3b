package dev.culprit.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The label {@code severity} of an alert: SLOK's words, and the two of who wakes people. */
public enum AlertSeverity {
    @JsonProperty("critical")
    CRITICAL,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("info")
    INFO,
    @JsonProperty("page")
    PAGE,
    @JsonProperty("ticket")
    TICKET
}
