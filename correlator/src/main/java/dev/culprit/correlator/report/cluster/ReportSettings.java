package dev.culprit.correlator.report.cluster;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import java.time.Duration;
import java.util.List;

/**
 * Whether and where SLOCorrelations are written, and how long they stay.
 *
 * @param cluster of whose correlations
 * @param namespaces only these; empty: all
 * @param age counted from the alert
 */
public record ReportSettings(ClusterName cluster, boolean isOn, List<String> namespaces, Duration age, int mostPerSlo) {
    private static final int MOST = 10_000;

    private static final Setting<Boolean> ENABLED = Setting.withDefault(
            "report.enabled",
            Kind.flag(),
            "true",
            "Whether correlations are written to the cluster as SLOCorrelations.");
    private static final Setting<List<String>> NAMESPACES = Setting.optional(
            "report.namespaces",
            Kind.listOf(Kind.text()),
            "Write and remove SLOCorrelations in these namespaces alone, so that no rights on the whole cluster are "
                    + "needed. Empty: those of `watch.namespaces` in one process with the collector, else all.");
    private static final Setting<Duration> TTL = Setting.withDefault(
            "report.ttl",
            Kind.duration(Duration.ofHours(1), Duration.ofDays(3650)),
            "30d",
            "An SLOCorrelation is removed so long after its alert, once it is final.");
    private static final Setting<Integer> MOST_PER_SLO = Setting.withDefault(
            "report.most-per-slo",
            Kind.number(1, MOST),
            "100",
            "Final SLOCorrelations kept of one SLO; the oldest go first.");

    /** All settings that begin with {@code report.}. */
    public static final Definition DEFINITION = Definition.of(ENABLED, NAMESPACES, TTL, MOST_PER_SLO);

    public ReportSettings {
        namespaces = List.copyOf(namespaces);
    }

    /** What was set. */
    public static ReportSettings from(Settings settings) {
        return new ReportSettings(
                ClusterName.from(settings),
                settings.get(ENABLED),
                settings.find(NAMESPACES).orElse(List.of()),
                settings.get(TTL),
                settings.get(MOST_PER_SLO));
    }

    /** The same in these namespaces, where none are set. */
    public ReportSettings elseIn(List<String> others) {
        return namespaces.isEmpty() ? new ReportSettings(cluster, isOn, others, age, mostPerSlo) : this;
    }

    Retention retention() {
        return new Retention(age, mostPerSlo);
    }
}
