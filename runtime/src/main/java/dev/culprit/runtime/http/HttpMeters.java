package dev.culprit.runtime.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/** All meters of a server; the tag {@code server} is its name. */
final class HttpMeters {
    private final MeterRegistry registry;
    private final String server;

    HttpMeters(MeterRegistry registry, String server) {
        this.registry = registry;
        this.server = server;
        for (Limit limit : Limit.values()) {
            crossed(limit);
        }
        reloads(true);
        reloads(false);
    }

    /** The limits of {@link HttpLimits} as they are counted. */
    enum Limit {
        BODY("body"),
        HEADERS("headers"),
        CONNECTIONS("connections"),
        REQUESTS("requests"),
        SLOW("slow"),
        DEADLINE("deadline");

        private final String tag;

        Limit(String tag) {
            this.tag = tag;
        }
    }

    /** How long requests took, by route and status. */
    void answered(String route, int status, Duration took) {
        Timer.builder("culprit.http.requests")
                .description("Requests answered")
                .tag("server", server)
                .tag("route", route)
                .tag("status", String.valueOf(status))
                .register(registry)
                .record(took);
    }

    /** How often a limit was crossed. */
    void cross(Limit limit) {
        crossed(limit).increment();
    }

    /** How often changed certificates were loaded, or could not be. */
    void reloaded(boolean isWell) {
        reloads(isWell).increment();
    }

    void running(Supplier<Number> requests) {
        Gauge.builder("culprit.http.requests.running", requests)
                .description("Requests in handlers")
                .tag("server", server)
                .register(registry);
    }

    void open(Supplier<Number> connections) {
        Gauge.builder("culprit.http.connections", connections)
                .description("Open connections")
                .tag("server", server)
                .register(registry);
    }

    private Counter reloads(boolean isWell) {
        return Counter.builder("culprit.http.tls.reloads")
                .description("Times that changed certificates were loaded")
                .tag("server", server)
                .tag("result", isWell ? "loaded" : "failed")
                .register(registry);
    }

    private Counter crossed(Limit limit) {
        return Counter.builder("culprit.http.limit.crossed")
                .description("Times that a limit was crossed")
                .tag("server", server)
                .tag("limit", limit.tag)
                .register(registry);
    }
}
