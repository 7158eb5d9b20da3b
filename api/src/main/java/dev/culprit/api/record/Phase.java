package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How settled a correlation is. */
public enum Phase {
    /** Evidence may still come. */
    @JsonProperty("Provisional")
    PROVISIONAL,
    /** Every namespace asked has answered for the whole window, or the wait for it is over. */
    @JsonProperty("Final")
    FINAL
}
