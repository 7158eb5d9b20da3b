package dev.culprit.collector.process;

import dev.culprit.api.record.Topic;
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
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** The collector on its own. Two of them side by side say the same as one. */
public final class CollectorProgram implements Program {
    private static final int DEFAULT_PORT = 8085;

    private static final Set<Topic> TOPICS = EnumSet.of(
            Topic.CHANGES,
            Topic.BASELINE,
            Topic.OBJECTIVES,
            Topic.DEPENDENCIES,
            Topic.SPIKES,
            Topic.VERDICTS,
            Topic.DEAD_LETTERS);

    private static final HttpDefinition HTTP = HttpDefinition.under("http", DEFAULT_PORT);

    private final Clock clock;

    CollectorProgram(Clock clock) {
        this.clock = clock;
    }

    // CHECKSTYLE OFF: only a main reads the system clock
    public static void main(String[] args) {
        Launcher.main(new CollectorProgram(Clock.systemUTC()), args);
    }
    // CHECKSTYLE ON

    @Override
    public String name() {
        return "culprit-collector";
    }

    @Override
    public String purpose() {
        return "Streams what changes in a cluster, and the alerts of its SLOs, into Kafka.";
    }

    @Override
    public Definition definition() {
        return ClusterSettings.DEFINITION
                .with(RedactionSettings.DEFINITION)
                .with(IntakeSettings.DEFINITION)
                .with(PrometheusSettings.DEFINITION)
                .with(KafkaSettings.DEFINITION)
                .with(HTTP.definition());
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        KafkaSettings kafka = KafkaSettings.from(settings);
        HttpSettings http = HTTP.from(settings);
        var health = new Health();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (Admin admin = Admin.create(kafka.admin())) {
            Topics.ensure(admin, TOPICS, kafka.topics());
        }
        var collector = new CollectorProcess(
                ClusterSettings.from(settings), RedactionSettings.from(settings), kafka, registry, clock);
        collector.watch(parts, health);
        var routes = new ArrayList<Route>(HealthRoutes.of(health, registry));
        routes.addAll(collector.routes(
                IntakeSettings.from(settings), PrometheusSettings.from(settings), http.access(), parts));
        parts.add("http", HttpServer.start(http, routes, registry));
        parts.beforeStop("health", health::stopping);
    }
}
