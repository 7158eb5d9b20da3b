package dev.culprit.rules.output;

/** What rules are written as. */
public enum RuleFormat {
    /** For the Prometheus Operator. */
    PROMETHEUS_RULE,
    /** A file that Prometheus and promtool read. */
    RULES,
    /** Such a file in a ConfigMap, to be mounted. */
    CONFIGMAP
}
