package dev.culprit.collector.process;

import dev.culprit.collector.alert.LabelNames;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * How alerts are read, and whether the audit log is.
 *
 * @param defaultNamespace the namespace of SLOs whose alerts name none
 */
public record IntakeSettings(LabelNames labels, Optional<String> defaultNamespace, boolean audit) {
    private static final Setting<List<String>> SLO = labels("slo", "that hold an SLO's name");
    private static final Setting<List<String>> NAMESPACE = labels("namespace", "that hold an SLO's namespace");
    private static final Setting<List<String>> SEVERITY = labels("severity", "that hold an alert's severity");
    private static final Setting<List<String>> SERVICE = labels("service", "that hold the service an SLO is about");
    private static final Setting<List<String>> KEPT = Setting.withDefault(
            "alerts.labels.kept",
            Kind.listOf(Kind.text()),
            LabelNames.TEAM,
            "Labels that are told with a correlation, so that messages can be routed by them (`slack.routes`). What looks "
                    + "secret is taken out.");
    private static final Setting<String> DEFAULT_NAMESPACE = Setting.optional(
            "alerts.default-namespace",
            Kind.text(),
            "The namespace of SLOs whose alerts name none; without it such alerts go to the dead letters.");

    private static final Setting<Boolean> AUDIT = Setting.withDefault(
            "audit.enabled",
            Kind.flag(),
            "false",
            "Take the API server's audit log at `/api/v1/audit`, which alone names the person behind a change.");

    /** All of them. */
    public static final Definition DEFINITION =
            Definition.of(SLO, NAMESPACE, SEVERITY, SERVICE, KEPT, DEFAULT_NAMESPACE, AUDIT);

    /** What was set. */
    public static IntakeSettings from(Settings settings) {
        var own = new LabelNames(
                own(settings, SLO),
                own(settings, NAMESPACE),
                own(settings, SEVERITY),
                own(settings, SERVICE),
                settings.get(KEPT));
        return new IntakeSettings(own.withKnown(), settings.find(DEFAULT_NAMESPACE), settings.get(AUDIT));
    }

    private static List<String> own(Settings settings, Setting<List<String>> labels) {
        return settings.find(labels).orElse(List.of());
    }

    private static Setting<List<String>> labels(String what, String meaning) {
        return Setting.optional(
                "alerts.labels." + what,
                Kind.listOf(Kind.text()),
                "Labels " + meaning + ", looked at before those of Culprit, SLOK, Sloth and Pyrra.");
    }
}
