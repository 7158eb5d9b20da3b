package dev.culprit.standalone.tracing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An API server that has ConfigMaps alone and takes SLOCorrelations, and Slack, on one port. */
final class Outside implements AutoCloseable {
    private static final String CONFIG_MAPS = "/api/v1/configmaps";
    private static final String CREATED = """
            {"type": "ADDED", "object": {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "flags",
             "namespace": "shop", "uid": "u1", "resourceVersion": "2"}, "data": {"rate": "words-of-a-config-map"}}}
            """.replace("\n", "") + "\n";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    Outside() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: outside, cluster: {server: "%s"}}]
                users: [{name: me, user: {token: kubeconfig-secret}}]
                contexts: [{name: outside, context: {cluster: outside, user: me}}]
                current-context: outside
                """.formatted(url());
    }

    /** Whether an SLOCorrelation, with its status, and a message name it. */
    boolean knows(String slo) {
        return written.stream().anyMatch(path -> path.contains("/" + slo) && path.endsWith("/status"))
                && told.stream().anyMatch(message -> message.contains(slo));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.startsWith("/api/chat.")) {
                told.add(body);
                reply(exchange, 200, "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1777888800.1\"}");
            } else if (path.contains("/slocorrelations") && !exchange.getRequestMethod().equals("GET")) {
                written.add(path);
                reply(exchange, 200, kept(body));
            } else if (path.equals("/api/v1")) {
                reply(exchange, 200, """
                        {"resources": [{"name": "configmaps", "kind": "ConfigMap", "namespaced": true,
                         "verbs": ["list", "watch", "get"]}]}""");
            } else if (path.equals(CONFIG_MAPS)) {
                configMaps(exchange);
            } else {
                reply(exchange, 404, "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":404,\"message\":\"none\"}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void configMaps(HttpExchange exchange) throws IOException, InterruptedException {
        String query = exchange.getRequestURI().getQuery();
        if (query == null || !query.contains("watch")) {
            reply(exchange, 200, """
                    {"kind":"ConfigMapList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[]}""");
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(CREATED.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        closing.await();
    }

    private static String kept(String body) throws IOException {
        ObjectNode resource = (ObjectNode) Json.mapper().readTree(body);
        resource.withObject("/metadata").put("resourceVersion", "1").put("uid", "u");
        return resource.toString();
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
