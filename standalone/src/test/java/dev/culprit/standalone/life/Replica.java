package dev.culprit.standalone.life;

import static org.awaitility.Awaitility.await;

import dev.culprit.api.record.Topic;
import dev.culprit.correlator.process.CorrelatorProcess;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.kafka.KafkaSettings;
import dev.culprit.runtime.kafka.Topics;
import dev.culprit.runtime.process.Launcher;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** One of several correlators, as its process runs it, with a name and a folder that outlive it: started, stopped, and ready. */
final class Replica implements Program, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String broker;
    private final Path folder;
    private final String name;
    private volatile @Nullable Health health;
    private volatile @Nullable Parts parts;
    private volatile @Nullable Thread thread;

    Replica(String broker, Path folder, String name) {
        this.broker = broker;
        this.folder = folder;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String purpose() {
        return "Shares the work with others.";
    }

    @Override
    public Definition definition() {
        return KafkaSettings.DEFINITION.with(CorrelatorProcess.DEFINITION);
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        KafkaSettings kafka = KafkaSettings.from(settings);
        try (Admin admin = Admin.create(kafka.admin())) {
            Topics.ensure(admin, EnumSet.allOf(Topic.class), kafka.topics());
        }
        var fresh = new Health();
        var instance = CorrelatorProcess.Instance.of(name, folder.resolve(name), settings);
        new CorrelatorProcess(kafka, instance, Tracing.off()).start(parts, fresh, new SimpleMeterRegistry());
        this.parts = parts;
        health = fresh;
    }

    void start() {
        health = null;
        thread = Thread.ofPlatform()
                .name(name)
                .start(() -> Launcher.run(this, List.of(), Map.of("CULPRIT_KAFKA_BOOTSTRAP_SERVERS", broker)));
    }

    /** As {@code /readyz} tells it. */
    void awaitReady() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Optional.ofNullable(health)
                        .filter(told -> told.notReady().isEmpty())
                        .isPresent());
    }

    /** As SIGTERM does it; returns when it has stopped. */
    void stop() {
        Optional.ofNullable(parts).ifPresent(Parts::stop);
        await().atMost(PATIENCE).until(() -> thread == null || !thread.isAlive());
    }

    @Override
    public void close() {
        stop();
    }
}
