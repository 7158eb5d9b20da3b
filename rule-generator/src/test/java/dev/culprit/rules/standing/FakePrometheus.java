package dev.culprit.rules.standing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.TrustException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A server on which instant queries are answered as a test says. */
final class FakePrometheus implements AutoCloseable {
    /** Of an SLO of 30 days with the usual tiers, but 7d, which nobody asks for. */
    static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d");

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
    private final PrometheusHttp http;

    private volatile Behaviour behaviour = exchange -> {};

    /** What it does with a query. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    FakePrometheus() throws IOException, TrustException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/api/v1/query", this::answer);
        server.start();
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        http = new PrometheusHttp(new PrometheusAddress(url, null, null), Duration.ofSeconds(2), 100_000);
    }

    PrometheusHttp http() {
        return http;
    }

    List<Map<String, String>> asked() {
        return asked;
    }

    void behaves(Behaviour changed) {
        behaviour = changed;
    }

    void answers(int status, String body) {
        behaves(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Series as Prometheus writes them: <code>slok:burn_rate:5m{a="b"} 0.5</code>, one a line. */
    void has(String series) {
        answers(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + result(series) + "]}}");
    }

    /** All windows the same. */
    static String rates(double rate) {
        return String.join(
                "\n",
                WINDOWS.stream()
                        .map(window -> "slok:sli_error_rate:" + window + "{slo_name=\"a\"} " + rate)
                        .toList());
    }

    static String with(String series, String window, String rate) {
        return series.replaceAll("(:" + window + "\\{[^\n]*) \\S+", "$1 " + rate);
    }

    static String result(String series) {
        return series.lines().map(FakePrometheus::sample).collect(Collectors.joining(","));
    }

    private static String sample(String line) {
        int value = line.lastIndexOf(' ');
        int labels = line.indexOf('{');
        String name = "\"__name__\":\"" + line.substring(0, labels < 0 ? value : labels) + '"';
        String more = labels < 0
                ? ""
                : line.substring(labels + 1, value - 1)
                        .replaceAll("(\\w+)=", ",\"$1\":")
                        .replace(",,", ",");
        return "{\"metric\":{" + name + more + "},\"value\":[1767225600,\"" + line.substring(value + 1) + "\"]}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(Arrays.stream(body.split("&"))
                    .map(one -> one.split("=", 2))
                    .collect(
                            Collectors.toMap(one -> one[0], one -> URLDecoder.decode(one[1], StandardCharsets.UTF_8))));
            behaviour.answer(exchange);
        }
    }

    @Override
    public void close() {
        http.close();
        server.stop(0);
        workers.shutdownNow();
    }
}
