package dev.culprit.deployables.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before an API server: whoever comes through it has the rights of one account and no other, and what is asked for
 * is written down.
 */
final class Gate implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "upgrade", "http2-settings", "host", "content-length", "transfer-encoding", "authorization");

    private final URI server;
    private final String account;
    private final HttpServer door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final Set<Asked> used = new ConcurrentSkipListSet<>();
    private final Set<String> refused = new ConcurrentSkipListSet<>();

    /** @param server lets anything through, as {@code kubectl proxy} does */
    Gate(URI server, String account) throws IOException {
        this.server = server;
        this.account = account;
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(threads);
        door.createContext("/", this::pass);
        door.start();
    }

    /** A kubeconfig of who comes through. */
    String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: gate, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: gate, user: {}}]
                contexts: [{name: gate, context: {cluster: gate, user: gate}}]
                current-context: gate
                """.formatted(door.getAddress().getPort());
    }

    /** The rights that were made use of. */
    Set<Asked> used() {
        return used;
    }

    /** What was answered 403. */
    Set<String> refused() {
        return refused;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
                // fabric8 then watches by HTTP
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            HttpResponse<InputStream> answer =
                    client.send(request(exchange), HttpResponse.BodyHandlers.ofInputStream());
            note(exchange, answer.statusCode());
            answer.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), 0);
            // a watch is answered before there are news
            exchange.getResponseBody().flush();
            copy(answer.body(), exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(
                        server.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.header("Impersonate-User", account).build();
    }

    private void note(HttpExchange exchange, int status) {
        URI uri = exchange.getRequestURI();
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        if (status == 403) {
            refused.add(exchange.getRequestMethod() + " " + uri.getPath());
        } else {
            Asked.of(exchange.getRequestMethod(), uri.getPath(), query).ifPresent(used::add);
            if (status == 201 && exchange.getRequestMethod().equals("PATCH")) {
                // what is applied and is not there needs the right to make it, too
                Asked.of("POST", uri.getPath(), query).ifPresent(used::add);
            }
        }
    }

    /** News go on as they come. */
    private static void copy(InputStream from, HttpExchange exchange) throws IOException {
        try (from) {
            byte[] buffer = new byte[16 * 1024];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                exchange.getResponseBody().write(buffer, 0, read);
                exchange.getResponseBody().flush();
            }
        }
    }

    @Override
    public void close() {
        door.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }
}
