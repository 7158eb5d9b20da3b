package dev.culprit.runtime.http;

import dev.culprit.runtime.health.Health;
import dev.culprit.runtime.process.Parts;
import dev.culprit.runtime.tracing.Tracing;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every port of a process. Each route is answered at one of them alone: what is for Kubernetes and Prometheus at the
 * management's where it has an address of its own, a part of the rest at that part's.
 */
public final class Listeners {
    private static final String NAME = "http";

    private final HttpSettings settings;
    private final Health health;
    private final PrometheusMeterRegistry registry;
    private final Parts parts;
    private final Tracing tracing;

    /** Of a process whose requests begin no trace. */
    public Listeners(HttpSettings settings, Health health, PrometheusMeterRegistry registry, Parts parts) {
        this(settings, health, registry, parts, Tracing.off());
    }

    public Listeners(
            HttpSettings settings, Health health, PrometheusMeterRegistry registry, Parts parts, Tracing tracing) {
        this.settings = settings;
        this.health = health;
        this.registry = registry;
        this.parts = parts;
        this.tracing = tracing;
    }

    /** What is told of the process at its management's port. */
    public Health health() {
        return health;
    }

    /**
     * Listens at the process's port, and at the management's.
     *
     * @return the server of the process's port; empty where nothing is left to be answered there
     * @throws HttpStartException when a port is taken, or the certificate cannot be used
     */
    public Optional<HttpServer> open(List<Route> routes) throws HttpStartException {
        var own = new ArrayList<Route>(
                apart("management", Optional.ofNullable(settings.management()), HealthRoutes.of(health, registry)));
        own.addAll(routes);
        return own.isEmpty() ? Optional.empty() : Optional.of(add(NAME, settings, own));
    }

    /**
     * Answers a part's routes at its own address, where it has one.
     *
     * @return what is left for the process's port
     * @throws HttpStartException when the port is taken
     */
    public List<Route> apart(String name, Optional<Endpoint> endpoint, List<Route> routes) throws HttpStartException {
        if (endpoint.isEmpty()) {
            return routes;
        }
        open(name, endpoint.get(), routes);
        return List.of();
    }

    /**
     * Listens at one more port, with the same certificate and limits.
     *
     * @param name of the part, in meters and logs
     * @throws HttpStartException when the port is taken
     */
    public HttpServer open(String name, Endpoint endpoint, List<Route> routes) throws HttpStartException {
        return add(NAME + "-" + name, settings.at(name, endpoint), routes);
    }

    private HttpServer add(String part, HttpSettings where, List<Route> routes) throws HttpStartException {
        return parts.add(part, HttpServer.start(where, routes, registry, tracing));
    }
}
