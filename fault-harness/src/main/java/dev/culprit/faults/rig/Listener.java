package dev.culprit.faults.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Whoever is told correlations: takes them, or leaves callers without an answer. */
public final class Listener implements AutoCloseable {
    private static final int OK = 200;

    private final HttpServer server;
    private final Map<String, String> phases = new ConcurrentHashMap<>();
    private volatile boolean silent;

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Whether callers are left waiting. */
    public void silent(boolean wanted) {
        silent = wanted;
    }

    /** The phase that was told last of a correlation, by its id. */
    public Map<String, String> phases() {
        return Map.copyOf(phases);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode told = Json.mapper().readTree(exchange.getRequestBody());
            if (silent && Pause.until(() -> !silent, Duration.ofMinutes(1))) {
                return;
            }
            phases.put(told.path("id").asText(), told.path("phase").asText());
            exchange.sendResponseHeaders(OK, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
