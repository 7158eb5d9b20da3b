package dev.culprit.collector.intake;

import dev.culprit.runtime.http.Access;
import dev.culprit.runtime.http.HttpLimits;
import dev.culprit.runtime.http.HttpServer;
import dev.culprit.runtime.http.HttpSettings;
import dev.culprit.runtime.http.HttpStartException;
import dev.culprit.runtime.http.Route;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A server with one route, and a caller that has a token. */
public final class WebServer implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final HttpLimits LIMITS = new HttpLimits(1024 * 1024, 8192, 20, 20, 1, LONG, LONG, LONG, LONG);

    private final HttpServer server;
    private final String path;
    private final HttpClient client = HttpClient.newHttpClient();

    public WebServer(Route route, MeterRegistry registry) throws HttpStartException {
        path = route.path();
        server = HttpServer.start(
                new HttpSettings("test", "127.0.0.1", 0, Access.open(), null, LIMITS, null), List.of(route), registry);
    }

    public HttpResponse<String> post(String token, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
        server.stop(Duration.ofMillis(1));
    }
}
