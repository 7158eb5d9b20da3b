package dev.culprit.rules.manifest;

import java.util.Set;
import java.util.regex.Pattern;

/** How names look, and which are taken. */
final class Shapes {
    static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
    static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?");
    static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}\\p{Zl}\\p{Zp}]+");
    static final Pattern URL = Pattern.compile("https?://[^\\s\\p{Cntrl}]+");

    /** What the rules themselves say. */
    static final Set<String> TAKEN = Set.of(
            "alertname",
            "alertstate",
            "component",
            "component_slo_name",
            "component_slo_namespace",
            "le",
            "long_window",
            "objective_name",
            "severity",
            "short_window",
            "slo_composition_name",
            "slo_composition_namespace",
            "slo_name",
            "slo_namespace",
            "slo_resource",
            "slo_tier",
            "slok_window");

    /** Annotations that the rules write. */
    static final Set<String> TAKEN_ANNOTATIONS = Set.of(
            "summary",
            "description",
            "burn_rate",
            "suspects",
            "runbook_url",
            "correlation_lookback",
            "correlation_lookahead");

    static final int LONGEST_VALUE = 1024;

    private Shapes() {}
}
