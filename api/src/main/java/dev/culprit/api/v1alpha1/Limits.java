package dev.culprit.api.v1alpha1;

import dev.culprit.api.record.Ties;

/** How much a resource holds: etcd takes 1.5 MiB an object, and nobody reads that much. */
public final class Limits {
    /** Characters of a DNS label, as a namespace is. */
    public static final int LABEL = 63;

    /** Characters of an object's name. */
    public static final int NAME = 253;

    /** Characters of a line for people. */
    public static final int LINE = 1024;

    /** Characters of an address. */
    public static final int URL = 2048;

    /** Characters of a condition's message, as Kubernetes has it. */
    public static final int MESSAGE = 32768;

    public static final int EVENTS = 20;

    public static final int CLEARED = 50;

    public static final int EVIDENCE = 20;

    public static final int CONTRIBUTIONS = 20;

    public static final int CONDITIONS = 10;

    /** Other SLOCorrelations that one refers to. */
    public static final int SIBLINGS = Ties.MOST_OF_SAME_CAUSE;

    /** Compositions that an SLO is part of. */
    public static final int COMPOSITIONS = 10;

    private Limits() {}
}
