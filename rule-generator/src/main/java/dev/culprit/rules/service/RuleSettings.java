package dev.culprit.rules.service;

import dev.culprit.rules.resource.Master;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Rule;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is reconciled, and where rules go.
 *
 * @param output {@code auto} or one of the others
 * @param folder of files
 * @param labels of what is written
 * @param namespaces that are looked at; empty: all
 * @param interval between two readings of a status
 * @param lease by which one of several leads; absent: this one does
 */
public record RuleSettings(
        String output,
        Optional<Path> folder,
        SortedMap<String, String> labels,
        List<String> namespaces,
        Duration interval,
        Optional<Lease> lease,
        Master master) {
    /** A Lease, by its place. */
    public record Lease(String namespace, String name) {
        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    static final String AUTO = "auto";
    static final String PROMETHEUS_RULE = "prometheus-rule";
    static final String CONFIGMAP = "configmap";
    static final String FILES = "files";

    private static final Pattern LABEL = Pattern.compile(
            "([A-Za-z0-9.-]+/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?=([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Setting<String> OUTPUT = Setting.withDefault(
            "rules.output",
            Kind.oneOf(List.of(AUTO, PROMETHEUS_RULE, CONFIGMAP, FILES)),
            AUTO,
            "As what rules are written. `auto`: PrometheusRules where the cluster has that kind, else files where "
                    + "`rules.dir` is set, else ConfigMaps.");
    private static final Setting<Path> DIR =
            Setting.optional("rules.dir", Kind.path(), "The folder of rule files. Nobody else may write to it.");
    private static final Setting<List<String>> LABELS = Setting.optional(
            "rules.labels",
            Kind.listOf(matching(LABEL, "name=value")),
            "Labels of what is written, by which Prometheus selects it: `release=kube-prometheus-stack`.");
    private static final Setting<List<String>> NAMESPACES = Setting.optional(
            "rules.namespaces",
            Kind.listOf(matching(NAMESPACE, "a namespace")),
            "Look at the SLOs of these namespaces alone, so that no rights on the whole cluster are needed. Empty: those "
                    + "of `watch.namespaces` in one process with the collector, else all.");
    private static final Setting<Duration> INTERVAL = Setting.withDefault(
            "rules.status.interval",
            Kind.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            "1m",
            "How often it is read how an SLO stands; less often while Prometheus is away.");
    private static final Setting<String> LEASE = Setting.optional(
            "rules.lease.namespace",
            matching(NAMESPACE, "a namespace"),
            "Where the Lease is kept by which one of several leads. None: there is only one.");
    private static final Setting<String> LEASE_NAME = Setting.withDefault(
            "rules.lease.name",
            matching(NAMESPACE, "a name"),
            Master.OURS,
            "What that Lease is called, the same for all that look at the same SLOs.");
    private static final Setting<List<String>> FORMER = Setting.optional(
            "rules.former-masters",
            Kind.listOf(Kind.text()),
            "Field managers of controllers that wrote the status of SLOs and run no more: it is taken over.");

    /** All settings that begin with {@code rules.}. */
    public static final Definition DEFINITION = Definition.of(
                    OUTPUT, DIR, LABELS, NAMESPACES, INTERVAL, LEASE, LEASE_NAME, FORMER)
            .with(new Rule(
                    List.of(OUTPUT, DIR),
                    settings -> settings.get(OUTPUT).equals(FILES)
                                    && settings.find(DIR).isEmpty()
                            ? Optional.of("do not fit: files need a folder")
                            : Optional.empty()));

    /** Whether a text, {@code name=value}, is a label as Kubernetes takes it. */
    public static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    public RuleSettings {
        labels = new TreeMap<>(labels);
        namespaces = List.copyOf(namespaces);
    }

    /** What was set. */
    public static RuleSettings from(Settings settings) {
        var labels = new TreeMap<String, String>();
        settings.find(LABELS).orElse(List.of()).stream()
                .map(text -> text.split("=", 2))
                .map(parts -> Map.entry(parts[0], parts[1]))
                .forEach(label -> labels.put(label.getKey(), label.getValue()));
        return new RuleSettings(
                settings.get(OUTPUT),
                settings.find(DIR),
                labels,
                settings.find(NAMESPACES).orElse(List.of()),
                settings.get(INTERVAL),
                settings.find(LEASE).map(namespace -> new Lease(namespace, settings.get(LEASE_NAME))),
                new Master(new HashSet<>(settings.find(FORMER).orElse(List.of()))));
    }

    /** The same in these namespaces, where none are set. */
    public RuleSettings elseIn(List<String> others) {
        return namespaces.isEmpty() ? new RuleSettings(output, folder, labels, others, interval, lease, master) : this;
    }

    private static Kind<String> matching(Pattern pattern, String range) {
        return new Kind<>(
                range,
                text -> Optional.of(text).filter(name -> pattern.matcher(name).matches()),
                false);
    }
}
