package dev.culprit.collector.intake;

import dev.culprit.api.record.Spike;
import dev.culprit.collector.CollectorSettings;
import dev.culprit.collector.Outgoing;
import dev.culprit.collector.RedactionKey;
import dev.culprit.collector.alert.AlertmanagerWebhook;
import dev.culprit.collector.publish.RecordBytes;
import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.http.HttpServer;
import dev.culprit.runtime.http.HttpStartException;
import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The webhook on a port of the loopback interface, with a log in memory, and a client of it. */
final class WebhookServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String TOKEN = "the-right-one";

    private final List<Outgoing> kept = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    WebhookServer() throws SettingsException, HttpStartException {
        var webhook = new AlertmanagerWebhook(new CollectorSettings("meadow", 8, RedactionKey.fixed(), false));
        var registry = new SimpleMeterRegistry();
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var route = new AlertRoute(webhook, SpikeEnrichment.none(), kept::addAll, new IntakeMeters(registry), clock);
        HttpDefinition http = HttpDefinition.under("http", 0);
        var sources = Sources.of(Map.of("CULPRIT_HTTP_HOST", "127.0.0.1"), Optional.empty());
        var access = new Access(List.of(new Secret(TOKEN)), List.of());
        server = HttpServer.start(
                http.from(Settings.read(http.definition(), sources)), List.of(route.route(access)), registry);
    }

    /** What it answers; Alertmanager writes its body in UTF-8. */
    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post(body.getBytes(StandardCharsets.UTF_8), TOKEN);
    }

    HttpResponse<String> post(byte[] body, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + AlertRoute.PATH))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return post(body, TOKEN);
    }

    List<Outgoing> kept() {
        return List.copyOf(kept);
    }

    List<Spike> spikes() {
        return kept.stream()
                .filter(Outgoing.Keyed.class::isInstance)
                .map(record -> (Outgoing.Keyed) record)
                .map(Outgoing.Keyed::value)
                .filter(Spike.class::isInstance)
                .map(Spike.class::cast)
                .toList();
    }

    /** All that would be in Kafka, as text: keys, values and reasons. */
    String everythingKept() {
        var all = new StringBuilder();
        for (Outgoing record : kept) {
            all.append(record).append('\n');
            all.append(new String(RecordBytes.of(record), StandardCharsets.UTF_8))
                    .append('\n');
        }
        return all.toString();
    }

    @Override
    public void close() {
        server.close();
        client.shutdownNow();
    }
}
