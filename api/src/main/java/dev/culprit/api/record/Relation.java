package dev.culprit.api.record;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How one object depends on another. */
public enum Relation {
    /** Is run by it: a service of a given topology by its workload. */
    @JsonProperty("runs-on")
    RUNS_ON,
    /** Sends requests to it: a host name in its configuration, or an edge of a given topology. */
    @JsonProperty("calls")
    CALLS,
    /** Cannot start or run without it: mounts it, reads its environment from it, runs under it. */
    @JsonProperty("uses")
    USES,
    /** Measures workloads of that namespace: an SLO by its workload selector. */
    @JsonProperty("measures")
    MEASURES,
    /** Is made up of it: a composition of an SLO. */
    @JsonProperty("composed-of")
    COMPOSED_OF,
    /** Makes it up: an SLO a composition. */
    @JsonProperty("part-of")
    PART_OF
}
