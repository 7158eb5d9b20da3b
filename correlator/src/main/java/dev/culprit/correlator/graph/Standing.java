package dev.culprit.correlator.graph;

/**
 * How an object stands to an SLO.
 *
 * @param distance calls between the SLO's entry and the object: 0 for the entry and what it uses
 * @param path how it is reached, in plain words: {@code checkout, which frontend calls}
 */
public record Standing(int distance, Role role, String path) {
    /** What the object is on that path. */
    public enum Role {
        /** Runs there. */
        WORKLOAD,
        /** Leads requests there. */
        SERVICE,
        /** A workload there mounts it, reads it or runs under it. */
        USED
    }
}
