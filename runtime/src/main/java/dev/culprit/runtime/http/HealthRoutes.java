package dev.culprit.runtime.http;

import dev.culprit.runtime.health.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** What Kubernetes and Prometheus ask of every process. */
public final class HealthRoutes {
    private static final int WELL = 200;
    private static final int UNWELL = 503;
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private HealthRoutes() {}

    /** {@code /livez} and {@code /readyz}, which list each failing check on a line, and {@code /metrics}. */
    public static List<Route> of(Health health, PrometheusMeterRegistry registry) {
        return List.of(
                Route.get("/livez", call -> reply(health.notLive())).vital(),
                Route.get("/readyz", call -> reply(health.notReady())).vital(),
                Route.get("/metrics", call -> Reply.of(WELL, PROMETHEUS, registry.scrape()))
                        .vital());
    }

    private static Reply reply(List<String> failing) {
        return failing.isEmpty() ? Reply.text(WELL, "ok\n") : Reply.text(UNWELL, String.join("\n", failing) + "\n");
    }
}
