package dev.culprit.rules.real;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Debian's Prometheus over blocks that are there already: it scrapes nothing. */
final class Server implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    Server(Path folder) throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        process = new ProcessBuilder(List.of(
                        Tool.PROMETHEUS.toString(),
                        "--config.file=prometheus.yml",
                        "--storage.tsdb.path=data",
                        "--storage.tsdb.retention.time=100y",
                        "--web.listen-address=127.0.0.1:" + port))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        // the JVM may be ended in the middle of a test
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await("Prometheus").atMost(PATIENCE).until(this::isReady);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/-/ready").statusCode() == 200;
        } catch (IOException notUpYet) {
            return false;
        }
    }

    /** The value of an expression that gives one at most. */
    OptionalDouble value(String expression, Instant at) throws IOException, InterruptedException {
        JsonNode result = result("/api/v1/query?time=" + at + "&query=", expression);
        return result.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(result.path(0).path("value").path(1).asDouble());
    }

    /** All series that an expression gives now. */
    JsonNode now(String expression) throws IOException, InterruptedException {
        return result("/api/v1/query?query=", expression);
    }

    /** The raw samples of a series in a range that ends at a moment. */
    List<Double> samples(String range, Instant at) throws IOException, InterruptedException {
        JsonNode values =
                result("/api/v1/query?time=" + at + "&query=", range).path(0).path("values");
        return values.valueStream().map(value -> value.path(1).asDouble()).toList();
    }

    /** An expression that gives one series at most, each minute of a span: by second. */
    NavigableMap<Long, Double> minutes(String expression, Backfill.Span span) throws IOException, InterruptedException {
        JsonNode result = result(
                "/api/v1/query_range?step=60&start=" + span.from() + "&end=" + span.to() + "&query=", expression);
        if (result.size() > 1) {
            throw new IOException(result.size() + " series of " + expression);
        }
        var values = new TreeMap<Long, Double>();
        result.path(0)
                .path("values")
                .forEach(pair -> values.put(pair.path(0).asLong(), pair.path(1).asDouble()));
        return values;
    }

    private JsonNode result(String path, String expression) throws IOException, InterruptedException {
        String body = get(path + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .body();
        JsonNode answer = Json.mapper().readTree(body);
        if (!answer.path("status").asText().equals("success")) {
            throw new IOException(body);
        }
        return answer.path("data").path("result");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly().onExit().join();
        http.shutdownNow();
    }
}
