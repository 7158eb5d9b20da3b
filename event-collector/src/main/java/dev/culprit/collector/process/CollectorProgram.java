package dev.culprit.collector.process;

import dev.culprit.api.record.Topic;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.tracing.Tracing;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/** The collector on its own. Two of them side by side say the same as one. */
public final class CollectorProgram implements Program {
    private static final Set<Topic> TOPICS = EnumSet.of(
            Topic.CHANGES,
            Topic.BASELINE,
            Topic.OBJECTIVES,
            Topic.DEPENDENCIES,
            Topic.SPIKES,
            Topic.VERDICTS,
            Topic.DEAD_LETTERS);

    /** All of its settings. */
    public static final Definition DEFINITION = CollectorProcess.DEFINITION.with(KafkaSettings.DEFINITION);

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
        return DEFINITION;
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        var collector = new CollectorProcess(settings, clock);
        KafkaSettings kafka = KafkaSettings.from(settings);
        try (Admin admin = Admin.create(kafka.admin())) {
            Topics.ensure(admin, TOPICS, kafka.topics());
        }
        Tracing tracing = parts.add("tracing", Tracing.from(settings, name(), collector.registry()));
        collector.start(kafka, parts, new Health(), List.of(), tracing);
    }
}
