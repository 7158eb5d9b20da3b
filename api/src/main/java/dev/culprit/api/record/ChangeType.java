package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What was done to the object. */
public enum ChangeType {
    @JsonProperty("create")
    CREATE,
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("delete")
    DELETE
}
