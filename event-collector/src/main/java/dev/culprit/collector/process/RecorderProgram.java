package dev.culprit.collector.process;

import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.door.Door;
import dev.culprit.collector.intake.AlertRoute;
import dev.culprit.collector.intake.RecordRoute;
import dev.culprit.collector.kube.ApiServer;
import dev.culprit.collector.kube.Watches;
import dev.culprit.collector.live.RecordingSink;
import dev.culprit.collector.recording.RecordingWriter;
import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.http.Listeners;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.process.ProcessMeters;
import dev.culprit.runtime.process.Program;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Records a cluster and its alerts, redacted, until it is stopped. */
public final class RecorderProgram implements Program {
    private static final int DEFAULT_PORT = 8085;
    private static final long FLUSH_MILLIS = 1_000;

    private static final HttpDefinition HTTP = HttpDefinition.under("http", DEFAULT_PORT);

    private final Path folder;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param progress told in words what happens */
    public RecorderProgram(Path folder, Clock clock, Consumer<String> progress) {
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
    }

    @Override
    public String name() {
        return "culprit record";
    }

    @Override
    public String purpose() {
        return "Records what a cluster and Alertmanager say, without secrets, so that it can be replayed.";
    }

    @Override
    public Definition definition() {
        return ClusterSettings.DEFINITION
                .with(RedactionSettings.DEFINITION_WITHOUT_KEY)
                .with(HTTP.definition())
                .with(HTTP.guard());
    }

    @Override
    public void start(Settings settings, Parts parts) throws Exception {
        ClusterSettings cluster = ClusterSettings.from(settings);
        HttpSettings http = HTTP.from(settings);
        ApiServer server = parts.add(
                "cluster", CollectorProcess.serverOf(cluster.connection().client()));
        RecordingWriter writer = parts.add("recording", RecordingWriter.begin(folder, clock));
        RedactionSettings redaction = RedactionSettings.withAnyKey(settings);
        CollectorSettings collector =
                CollectorSettings.forRecordings().withRedaction(redaction.key(), redaction.rules());
        Door door = collector.door();
        var sink = new RecordingSink(writer, door, failure -> parts.fail("recording", failure));
        var watches = parts.add("watches", new Watches(server, cluster.plan(), sink, clock));
        watches.start();
        var health = new Health();
        health.addReady("cluster", sink.board()::notReady);
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ProcessMeters.bind(registry, health, parts);
        var route = new RecordRoute(writer, new AlertmanagerWebhook(collector), door, clock);
        int port = new Listeners(http, health, registry, parts)
                .open(List.of(route.route(http.access())))
                .orElseThrow()
                .port();
        progress.accept("Recording " + server.address() + " to " + folder + "; alerts are taken at port " + port
                + AlertRoute.PATH + "; Ctrl-C ends it");
        parts.work("flush", () -> flush(writer, health, parts));
    }

    /** What was recorded is in the folder a second later, whatever happens to this process. */
    private void flush(RecordingWriter writer, Health health, Parts parts) {
        var never = new CountDownLatch(1);
        boolean wasReady = false;
        try {
            while (!never.await(FLUSH_MILLIS, TimeUnit.MILLISECONDS)) {
                writer.flush();
                boolean isReady = health.notReady().isEmpty();
                if (isReady && !wasReady) {
                    progress.accept("Ready: " + writer.lines() + " objects listed");
                }
                wasReady = isReady;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            parts.fail("recording", e);
        }
    }
}
