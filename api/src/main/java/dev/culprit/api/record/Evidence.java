package dev.culprit.api.record;

import java.time.Instant;

/** A fact that may explain a burn: something was altered, or something failed. */
public sealed interface Evidence extends ClusterEvent permits Change, Symptom {
    /** The same for the same fact, whoever saw it and however often. */
    String id();

    ObjectRef subject();

    /** When it happened in the cluster, never after {@link #observedAt()}. */
    Instant occurredAt();

    /** When a collector saw it first. */
    Instant observedAt();

    /**
     * One fact told twice, as one.
     *
     * @throws IllegalArgumentException when the ids differ
     */
    Evidence merge(Evidence other);
}
