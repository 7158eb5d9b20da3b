package dev.culprit.standalone.locked;

import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Whoever is called: an API server with an object of each kind that is watched, a webhook, and a model that tells of any change in
 * the same words. */
final class Outside implements AutoCloseable {
    private static final String STORY = """
            {"headline": {"text": "checkout likely caused the burn.", "evidence": ["E1"]},
             "explanation": [{"text": "checkout likely caused the burn.", "evidence": ["E1"]}],
             "next_steps": [{"action": "consider_undoing", "evidence": ["E1"]}]}""";
    private static final String SLOK = "/apis/observability.slok.io/v1alpha1";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> told = new CopyOnWriteArrayList<>();

    Outside() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the webhook was told. */
    List<String> told() {
        return told;
    }

    Path kubeconfig(Path folder) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: stub, cluster: {server: "%s"}}]
                users: [{name: me, user: {}}]
                contexts: [{name: stub, context: {cluster: stub, user: me}}]
                current-context: stub
                """.formatted(url()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            if (path.equals("/hook")) {
                told.add(asked);
                exchange.sendResponseHeaders(200, -1);
            } else if (query.contains("watch=")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                closing.await();
            } else {
                String body = body(path);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(body.isEmpty() ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String body(String path) {
        return switch (path) {
            case "/version" -> "{\"major\":\"1\",\"minor\":\"31\",\"gitVersion\":\"v1.31.2\"}";
            case "/apis" -> """
                    {"groups":[{"name":"apps","versions":[{"groupVersion":"apps/v1","version":"v1"}]},
                    {"name":"observability.slok.io","versions":[{"groupVersion":"observability.slok.io/v1alpha1","version":"v1alpha1"}]}]}""";
            case "/apis/apps/v1" -> resources("apps/v1", "Deployment", "deployments");
            case SLOK ->
                resources(
                        "observability.slok.io/v1alpha1",
                        "ServiceLevelObjective",
                        "servicelevelobjectives",
                        "SLOCorrelation",
                        "slocorrelations");
            case "/apis/apps/v1/deployments" -> list("apps/v1", "Deployment", """
                    {"metadata":{"name":"checkout","namespace":"shop","uid":"1","resourceVersion":"1"},
                    "spec":{"template":{"spec":{"containers":[{"name":"a","image":"a:1"}]}}}}""");
            case SLOK + "/servicelevelobjectives" ->
                list("observability.slok.io/v1alpha1", "ServiceLevelObjective", """
                    {"metadata":{"name":"checkout","namespace":"shop","uid":"2","resourceVersion":"2"},
                    "spec":{"displayName":"Checkout","objectives":[{"name":"availability","target":99.9,"window":"30d",
                    "sli":{"query":{"totalQuery":"a","errorQuery":"b"}}}]}}""");
            case SLOK + "/slocorrelations" -> list("observability.slok.io/v1alpha1", "SLOCorrelation", """
                    {"metadata":{"name":"old","namespace":"shop","uid":"3","resourceVersion":"3",
                    "annotations":{"culprit.slok.io/verdict":"confirmed"}},
                    "spec":{"sloRef":{"name":"checkout","namespace":"shop"}},"status":{"id":"0123456789abcdef"}}""");
            case "/v1/chat/completions" ->
                "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":"
                        + TextNode.valueOf(STORY) + "}}]}";
            default -> "";
        };
    }

    private static String resources(String apiVersion, String... kinds) {
        var resources = new StringBuilder();
        for (int i = 0; i < kinds.length; i += 2) {
            resources
                    .append(i == 0 ? "" : ",")
                    .append(
                            "{\"kind\":\"%s\",\"name\":\"%s\",\"namespaced\":true,\"verbs\":[\"get\",\"list\",\"watch\"]}"
                                    .formatted(kinds[i], kinds[i + 1]));
        }
        return "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\",\"groupVersion\":\"" + apiVersion
                + "\",\"resources\":[" + resources + "]}";
    }

    private static String list(String apiVersion, String kind, String item) {
        return "{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind
                + "List\",\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[{\"apiVersion\":\"" + apiVersion
                + "\",\"kind\":\"" + kind + "\"," + item.strip().substring(1) + "]}";
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
