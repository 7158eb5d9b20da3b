package dev.culprit.faults.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/** Somebody whom Culprit calls over HTTP: answers, or leaves callers without an answer. */
public abstract class Outsider implements AutoCloseable {
    private static final int OK = 200;

    private final String name;
    private final HttpServer server;
    private volatile boolean silent;

    Outsider(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** What it says to a call. */
    abstract JsonNode answer(String path, String body) throws IOException;

    public final String name() {
        return name;
    }

    final String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether callers are left waiting. */
    public final void silent(boolean wanted) {
        silent = wanted;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (silent && Pause.until(() -> !silent, Duration.ofMinutes(1))) {
                return;
            }
            byte[] answer = Json.mapper()
                    .writeValueAsBytes(answer(exchange.getRequestURI().getPath(), body));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(OK, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public final void close() {
        server.stop(0);
    }
}
