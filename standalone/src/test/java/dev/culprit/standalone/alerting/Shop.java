package dev.culprit.standalone.alerting;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Serves a hundred requests a second and counts them for Prometheus; from some moment on half of them fail. */
final class Shop implements AutoCloseable {
    private static final double PER_SECOND = 100;

    private final InstantSource clock;
    private final Instant open;
    private final HttpServer server;
    private Instant accountedTo;
    private boolean isBroken;
    private double errors;

    Shop(InstantSource clock) throws IOException {
        this.clock = clock;
        this.open = clock.instant();
        this.accountedTo = open;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] text = metrics().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The moment from which on it is so. */
    synchronized Instant breaks() {
        account();
        isBroken = true;
        return accountedTo;
    }

    synchronized void heals() {
        account();
        isBroken = false;
    }

    private synchronized String metrics() {
        account();
        double requests = seconds(open, accountedTo) * PER_SECOND;
        return String.format(
                Locale.ROOT,
                "# TYPE shop_requests_total counter%nshop_requests_total %.3f%n"
                        + "# TYPE shop_errors_total counter%nshop_errors_total %.3f%n",
                requests,
                errors);
    }

    private void account() {
        Instant now = clock.instant();
        errors += isBroken ? seconds(accountedTo, now) * PER_SECOND / 2 : 0;
        accountedTo = now;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
