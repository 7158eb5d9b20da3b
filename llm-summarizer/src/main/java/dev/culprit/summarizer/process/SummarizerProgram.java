package dev.culprit.summarizer.process;

import dev.culprit.api.record.Topic;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.HealthRoutes;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpServer;
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
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The llm-summarizer on its own: one of several that share the work. */
public final class SummarizerProgram implements Program {
    private static final int DEFAULT_PORT = 8088;

    private static final HttpDefinition HTTP = HttpDefinition.under("http", DEFAULT_PORT);
    private static final Setting<String> INSTANCE = Setting.withDefault(
            "llm.instance",
            Kind.text(),
            "llm-summarizer-0",
            "Tells this instance from others; the same after a restart, as a StatefulSet's Pod name is.");

    private static final Logger LOG = LoggerFactory.getLogger(SummarizerProgram.class);

    private final Clock clock;

    SummarizerProgram(Clock clock) {
        this.clock = clock;
    }

    // CHECKSTYLE OFF: only a main reads the system clock
    public static void main(String[] args) {
        Launcher.main(new SummarizerProgram(Clock.systemUTC()), args);
    }
    // CHECKSTYLE ON

    @Override
    public String name() {
        return "culprit-llm-summarizer";
    }

    @Override
    public String purpose() {
        return "Has a language model tell what correlations have found, and shows nothing that is not in the evidence.";
    }

    @Override
    public Definition definition() {
        return definitionOf();
    }

    /** All settings of this process. */
    public static Definition definitionOf() {
        return KafkaSettings.DEFINITION
                .with(SummarizerProcess.DEFINITION)
                .with(Definition.of(INSTANCE))
                .with(HTTP.definition())
                .with(TracingSettings.DEFINITION);
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        KafkaSettings kafka = KafkaSettings.from(settings);
        var health = new Health();
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ProcessMeters.bind(registry, health, parts);
        try (Admin admin = Admin.create(kafka.admin())) {
            Topics.ensure(admin, EnumSet.of(Topic.CORRELATIONS, Topic.SUMMARIES), kafka.topics());
        }
        Tracing tracing = parts.add("tracing", Tracing.from(settings, name(), registry));
        new SummarizerProcess(settings, clock, LOG::warn, tracing)
                .start(kafka, settings.get(INSTANCE), registry, parts);
        parts.add("http", HttpServer.start(HTTP.from(settings), HealthRoutes.of(health, registry), registry));
        parts.beforeStop("health", health::stopping);
    }
}
