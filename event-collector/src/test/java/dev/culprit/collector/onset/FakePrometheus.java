package dev.culprit.collector.onset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Answers as it is told, and notes what it was asked. */
final class FakePrometheus implements AutoCloseable {
    static final String NOTHING = "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}";

    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private volatile HttpHandler behaviour = exchange -> answer(exchange, 200, NOTHING);

    FakePrometheus() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** One that shows certificates. */
    static FakePrometheus secured(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new FakePrometheus(server);
    }

    private FakePrometheus(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            queries.add(exchange.getRequestURI().getPath() + " " + query(exchange));
            headers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            behaviour.handle(exchange);
        });
        server.start();
    }

    URI url() {
        return URI.create((server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:"
                + server.getAddress().getPort());
    }

    void behaves(HttpHandler handler) {
        behaviour = handler;
    }

    /** To queries that begin with this text it answers the series, to others nothing. */
    void knows(String beginning, List<Sample> series) {
        behaves(exchange -> answer(exchange, 200, query(exchange).startsWith(beginning) ? matrix(series) : NOTHING));
    }

    /** Does not answer before the test is over. */
    void hangs() {
        behaves(exchange -> awaitEnd());
    }

    /** Sends the beginning of an answer and no more. */
    void drips() {
        behaves(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
        });
    }

    void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each as its path and query. */
    List<String> queries() {
        return List.copyOf(queries);
    }

    List<String> authorizations() {
        return List.copyOf(headers);
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    static String matrix(List<Sample> series) {
        String values = series.stream()
                .map(sample -> "[" + seconds(sample.at()) + ",\"" + sample.value() + "\"]")
                .collect(Collectors.joining(","));
        return NOTHING.replace("[]", "[{\"metric\":{},\"values\":[" + values + "]}]");
    }

    private static String seconds(Instant time) {
        return String.valueOf(time.toEpochMilli() / 1000.0);
    }

    static String query(HttpExchange exchange) {
        Map<String, String> parameters = Arrays.stream(
                        exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters.getOrDefault("query", "");
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
    }
}
