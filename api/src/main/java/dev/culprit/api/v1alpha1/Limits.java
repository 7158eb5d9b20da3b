package dev.culprit.api.v1alpha1;

import dev.culprit.api.record.Ties;

/** How much a resource holds: etcd takes 1.5 MiB an object, and nobody reads that much. */
public final class Limits {
    /** Characters of a DNS label, as a namespace is. */
    public static final int LABEL = 63;

    /** Characters of an object's name. */
    public static final int NAME = 253;

    /** Characters of the name that an SLO shows, as many as SLOK takes. */
    public static final int TITLE = 255;

    /** Characters of an objective's name, as many as SLOK takes. */
    public static final int OBJECTIVE_NAME = 100;

    /** Characters of a line for people. */
    public static final int LINE = 1024;

    /** Characters of an address. */
    public static final int URL = 2048;

    /** Characters of a condition's message, as Kubernetes has it. */
    public static final int MESSAGE = 32768;

    /** Characters of a burn's series. */
    public static final int SERIES = 2048;

    public static final int EVENTS = 20;

    public static final int CLEARED = 50;

    public static final int EVIDENCE = 20;

    public static final int CONTRIBUTIONS = 20;

    public static final int CONDITIONS = 10;

    /** Other SLOCorrelations that one refers to. */
    public static final int SIBLINGS = Ties.MOST_OF_SAME_CAUSE;

    /** Compositions that an SLO is part of. */
    public static final int COMPOSITIONS = 10;

    /** Characters of a selector or an expression. */
    public static final int QUERY = 4096;

    /** Labels, matchers or parameters of one kind. */
    public static final int MATCHERS = 32;

    /** Namespaces that a selector of workloads names. */
    public static final int NAMESPACES = 50;

    public static final int DEPENDENCIES = 50;

    /** Alerts of one kind that an SLO raises. */
    public static final int ALERTS = 20;

    /** Parts of a composition. */
    public static final int COMPONENTS = 50;

    public static final int ROUTES = 50;

    /** An SLO's window: days, hours or weeks. */
    public static final String SLO_WINDOW = "^[1-9][0-9]{0,3}[dhw]$";

    /** A window or another length of time, in whole minutes. */
    public static final String DURATION = "^[1-9][0-9]{0,5}[mhdw]$";

    /** The same, which may be told in seconds: whole minutes nevertheless. */
    public static final String ALERT_WINDOW = "^[1-9][0-9]{0,5}[smhdw]$";

    public static final String DURATION_OR_ZERO = "^(0s|0m|[1-9][0-9]{0,5}[mhdw])$";

    /** PromQL with the place of its range. */
    public static final String WITH_WINDOW = "\\{\\{ *window *\\}\\}";

    private Limits() {}
}
