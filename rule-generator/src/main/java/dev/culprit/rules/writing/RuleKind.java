package dev.culprit.rules.writing;

import dev.culprit.rules.output.RuleFormat;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Kinds of objects that hold rules. */
public enum RuleKind {
    /** That of the Prometheus Operator. */
    PROMETHEUS_RULE("monitoring.coreos.com", "PrometheusRule", "prometheusrules", RuleFormat.PROMETHEUS_RULE),
    CONFIG_MAP("", "ConfigMap", "configmaps", RuleFormat.CONFIGMAP);

    /** What all of them have. */
    public static final String SELECTOR = "app.kubernetes.io/managed-by=culprit";

    private static final String VERSION = "v1";

    private final String group;
    private final String kind;
    private final String plural;
    private final RuleFormat format;

    RuleKind(String group, String kind, String plural, RuleFormat format) {
        this.group = group;
        this.kind = kind;
        this.plural = plural;
        this.format = format;
    }

    public String group() {
        return group;
    }

    public String version() {
        return VERSION;
    }

    public String kind() {
        return kind;
    }

    public String plural() {
        return plural;
    }

    /** As what it is written. */
    public RuleFormat format() {
        return format;
    }

    /** As the client names it. */
    public ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion(VERSION)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
