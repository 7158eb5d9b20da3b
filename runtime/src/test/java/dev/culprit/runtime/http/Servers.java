package dev.culprit.runtime.http;

import dev.culprit.runtime.tracing.Tracing;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts servers on any port of the loopback interface and stops them after the test. */
final class Servers implements AfterEachCallback {
    static final HttpLimits WIDE = new HttpLimits(
            1000,
            4096,
            50,
            10,
            1,
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<HttpServer> started = new ArrayList<>();

    HttpServer start(HttpLimits limits, Route... routes) throws HttpStartException {
        return start(limits, null, routes);
    }

    HttpServer start(HttpLimits limits, @Nullable TlsFiles tls, Route... routes) throws HttpStartException {
        HttpServer server = HttpServer.start(
                new HttpSettings("test", "127.0.0.1", 0, Access.open(), tls, limits), List.of(routes), registry);
        started.add(server);
        return server;
    }

    HttpServer start(Tracing tracing, Route... routes) throws HttpStartException {
        HttpServer server = HttpServer.start(
                new HttpSettings("test", "127.0.0.1", 0, Access.open(), null, WIDE),
                List.of(routes),
                registry,
                tracing);
        started.add(server);
        return server;
    }

    double crossed(String limit) {
        return registry.get("culprit.http.limit.crossed")
                .tag("limit", limit)
                .counter()
                .count();
    }

    /** Answers with what it was sent. */
    static Route echo() {
        return Route.post(
                "/echo",
                Access.open(),
                call -> Reply.of(200, Reply.JSON, new String(call.body(), StandardCharsets.UTF_8)));
    }

    static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    /** The headers alone, with one that says how long the body is. */
    static String postHead(String path, String length) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n";
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    @Override
    public void afterEach(ExtensionContext context) {
        started.forEach(server -> server.stop(Duration.ofSeconds(1)));
    }
}
