package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure the ranking is that a suspect is the cause, surest first. */
public enum Confidence {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("low")
    LOW
}
