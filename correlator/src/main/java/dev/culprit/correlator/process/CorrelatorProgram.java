package dev.culprit.correlator.process;

import dev.culprit.api.record.Topic;
import dev.culprit.correlator.notify.Notifications;
import dev.culprit.correlator.page.Page;
import dev.culprit.correlator.page.PageSettings;
import dev.culprit.correlator.report.cluster.ClusterReport;
import dev.culprit.correlator.report.cluster.ReportSettings;
import dev.culprit.runtime.cluster.ClusterConnection;
import dev.culprit.runtime.cluster.ClusterException;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.HealthRoutes;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpServer;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.http.Route;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.ProcessMeters;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Kind;
import dev.culprit.runtime.settings.Setting;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.tracing.Tracing;
import dev.culprit.runtime.tracing.TracingSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The correlator on its own: one of several that share the work. */
public final class CorrelatorProgram implements Program {
    private static final int DEFAULT_PORT = 8086;

    private static final Set<Topic> TOPICS = EnumSet.of(
            Topic.CHANGES,
            Topic.DEPENDENCIES,
            Topic.SPIKES,
            Topic.QUESTIONS,
            Topic.ANSWERS,
            Topic.CLAIMS,
            Topic.KIN,
            Topic.CORRELATIONS,
            Topic.DELIVERIES,
            Topic.SUMMARIES,
            Topic.VERDICTS,
            Topic.DEAD_LETTERS);

    private static final HttpDefinition HTTP = HttpDefinition.under("http", DEFAULT_PORT);
    private static final Setting<Path> STATE = Setting.withDefault(
            "correlator.state.dir",
            Kind.path(),
            "culprit-state",
            "Where this instance keeps what it knows; what is missing there is read again from Kafka.");
    private static final Setting<String> INSTANCE = Setting.withDefault(
            "correlator.instance",
            Kind.text(),
            "correlator-0",
            "Tells this instance from others; the same after a restart, as a StatefulSet's Pod name is.");

    /** All of its settings. */
    public static final Definition DEFINITION = KafkaSettings.DEFINITION
            .with(HTTP.definition())
            .with(Definition.of(STATE, INSTANCE))
            .with(ClusterConnection.DEFINITION)
            .with(ReportSettings.DEFINITION)
            .with(Notifiers.DEFINITION)
            .with(PageSettings.DEFINITION)
            .with(TracingSettings.DEFINITION);

    private static final Logger LOG = LoggerFactory.getLogger(CorrelatorProgram.class);

    private final Clock clock;

    CorrelatorProgram(Clock clock) {
        this.clock = clock;
    }

    // CHECKSTYLE OFF: only a main reads the system clock
    public static void main(String[] args) {
        Launcher.main(new CorrelatorProgram(Clock.systemUTC()), args);
    }
    // CHECKSTYLE ON

    @Override
    public String name() {
        return "culprit-correlator";
    }

    @Override
    public String purpose() {
        return "Joins alerts with changes and ranks who burned the error budget.";
    }

    @Override
    public Definition definition() {
        return DEFINITION;
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        KafkaSettings kafka = KafkaSettings.from(settings);
        var health = new Health();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ProcessMeters.bind(registry, health, parts);
        try (Admin admin = Admin.create(kafka.admin())) {
            Topics.ensure(admin, TOPICS, kafka.topics());
        }
        var instance = new CorrelatorProcess.Instance(settings.get(INSTANCE), settings.get(STATE));
        Tracing tracing = parts.add("tracing", Tracing.from(settings, name(), registry));
        new CorrelatorProcess(kafka, instance, tracing).start(parts, health, registry);
        report(settings, kafka, registry, parts, tracing);
        Notifiers.start(
                new Notifications(settings, kafka, instance.name(), registry, parts, clock, LOG::warn, tracing));
        HttpSettings http = HTTP.from(settings);
        var routes = new ArrayList<Route>(HealthRoutes.of(health, registry));
        routes.addAll(Page.start(PageSettings.from(settings), http.access(), kafka, registry, parts));
        parts.add("http", HttpServer.start(http, routes, registry, tracing));
        parts.beforeStop("health", health::stopping);
    }

    private void report(Settings settings, KafkaSettings kafka, MeterRegistry registry, Parts parts, Tracing tracing)
            throws ClusterException {
        ReportSettings chosen = ReportSettings.from(settings);
        if (chosen.isOn()) {
            KubernetesClient cluster =
                    parts.add("cluster", ClusterConnection.from(settings).client());
            new ClusterReport(chosen, clock, LOG::warn, tracing)
                    .start(cluster, kafka, settings.get(INSTANCE), registry, parts);
        }
    }
}
