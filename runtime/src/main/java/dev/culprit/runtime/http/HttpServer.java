package dev.culprit.runtime.http;

import dev.culprit.runtime.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves routes over HTTP/1.1, plain or with TLS. */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MOST_THREADS = 16;
    private static final int FEWEST_THREADS = 4;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final Server server;
    private final TimedConnector connector;
    private final Doorman doorman;
    private final Workers workers;
    private final SlowClients slowClients;
    private final Optional<Tls> tls;
    private final List<Rounds> rounds = new ArrayList<>();
    private int port;
    private boolean isStopped;

    private HttpServer(HttpSettings settings, List<Route> routes, HttpMeters meters, Tracing tracing)
            throws TlsException {
        HttpLimits limits = settings.limits();
        tls = settings.tls() == null ? Optional.empty() : Optional.of(Tls.load(settings.tls(), meters));
        // Jetty's threads never wait for a caller or a handler
        server = new Server(new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS));
        connector = new TimedConnector(server, protocols(limits));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        workers = new Workers(limits, meters, tracing);
        doorman = new Doorman(routes, limits, workers, meters);
        var connections = new Connections(server, connector, limits, meters);
        slowClients = new SlowClients(connector, connections, limits, tls.isEmpty(), meters);
        server.addConnector(connector);
        server.setHandler(doorman);
        server.setErrorHandler(new Errors(meters));
        server.addBean(connections);
    }

    /**
     * Returns when it listens.
     *
     * @throws HttpStartException in one line: the port is taken, or the certificate cannot be used
     */
    public static HttpServer start(HttpSettings settings, List<Route> routes, MeterRegistry registry)
            throws HttpStartException {
        return start(settings, routes, registry, Tracing.off());
    }

    /**
     * The same, where what is posted is traced.
     *
     * @throws HttpStartException in one line
     */
    public static HttpServer start(HttpSettings settings, List<Route> routes, MeterRegistry registry, Tracing tracing)
            throws HttpStartException {
        HttpServer server;
        try {
            server = new HttpServer(settings, routes, new HttpMeters(registry, settings.name()), tracing);
        } catch (TlsException e) {
            throw new HttpStartException(settings.name() + ": " + e.getMessage(), e);
        }
        Optional<Throwable> failure = run(() -> {
            server.server.start();
            return true;
        });
        if (failure.isPresent()) {
            server.close();
            throw new HttpStartException(
                    settings.name() + ": cannot listen on " + settings.host() + ":" + settings.port() + ": "
                            + failure.get().getMessage(),
                    failure.get());
        }
        server.port = server.connector.getLocalPort();
        server.rounds.add(server.slowClients.start());
        server.tls.map(Tls::start).ifPresent(server.rounds::add);
        LOG.info(
                "The HTTP server listens server={} host={} port={} tls={} routes={}",
                settings.name(),
                settings.host(),
                server.port(),
                server.tls.isPresent(),
                routes.stream()
                        .map(route -> route.method() + " " + route.path())
                        .toList());
        return server;
    }

    /** Where it listens, when any free port was asked for. */
    public int port() {
        return port;
    }

    /** Takes no new connections and refuses new requests, lets running ones end within the limit, then ends. */
    public synchronized void stop(Duration limit) {
        if (isStopped) {
            return;
        }
        isStopped = true;
        doorman.close();
        connector.close();
        try {
            if (!workers.awaitIdle(limit)) {
                LOG.warn("Requests were broken off because the server stops limit={}", limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        run(() -> {
                    server.stop();
                    return true;
                })
                .ifPresent(failure -> LOG.warn("The HTTP server did not stop cleanly", failure));
        workers.close();
        rounds.forEach(Rounds::close);
    }

    /** Stops it within ten seconds. */
    @Override
    public void close() {
        stop(LONGEST_STOP);
    }

    private ConnectionFactory[] protocols(HttpLimits limits) {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(limits.headerBytes());
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setIdleTimeout(limits.idle().toMillis());
        // Which name a caller meant is the caller's check: behind a Service or a proxy it is often another one
        http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        return tls.<ConnectionFactory[]>map(found ->
                        new ConnectionFactory[] {new SslConnectionFactory(found.factory(), plain.getProtocol()), plain})
                .orElse(new ConnectionFactory[] {plain});
    }

    /** Jetty declares Exception; a task keeps it without a broad catch. */
    private static Optional<Throwable> run(Callable<Boolean> step) {
        FutureTask<Boolean> task = new FutureTask<>(step);
        task.run();
        return task.state() == FutureTask.State.FAILED ? Optional.of(task.exceptionNow()) : Optional.empty();
    }
}
