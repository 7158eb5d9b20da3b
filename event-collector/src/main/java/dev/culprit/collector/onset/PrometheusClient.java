package dev.culprit.collector.onset;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks Prometheus over HTTP. Every failure is a value; nothing is waited for longer than asked, nothing read beyond a limit. */
final class PrometheusClient implements AutoCloseable {
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private final PrometheusServer server;
    private final HttpClient http;

    PrometheusClient(PrometheusServer server) throws TrustException {
        this.server = server;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(server.patience());
        if (server.authorities() != null) {
            builder.sslContext(Trust.in(server.authorities()));
        }
        http = builder.build();
    }

    /** The values of the series themselves, each at its own time: from {@code back} before the end up to it. */
    Answer raw(String selector, Instant end, Duration back, Duration within) throws InterruptedException {
        String query = selector + "[" + back.toSeconds() + "s]";
        return ask("/api/v1/query", Map.of("query", query, "time", end.toString()), within);
    }

    /** The values of an expression at steps from {@code back} before the end up to it. */
    Answer stepped(String expression, Instant end, Window window, Duration within) throws InterruptedException {
        var parameters = Map.of(
                "query",
                expression,
                "start",
                end.minus(window.back()).toString(),
                "end",
                end.toString(),
                "step",
                window.step().toSeconds() + "s");
        return ask("/api/v1/query_range", parameters, within);
    }

    /** How far back, and how finely. */
    record Window(Duration back, Duration step) {}

    private Answer ask(String path, Map<String, String> parameters, Duration within) throws InterruptedException {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        String base = server.url().toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + "?" + query))
                .header("Accept", "application/json")
                .GET();
        if (server.authorization() != null) {
            request.header("Authorization", server.authorization().value());
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), head -> new BoundedBody(MOST_BYTES));
        try {
            return answer(answer.get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Answer.TimedOut();
        } catch (ExecutionException e) {
            return new Answer.Failed(reason(Objects.requireNonNullElse(e.getCause(), e)));
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(Throwable failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return failure.getClass().getSimpleName() + (message.equals("null") ? "" : ": " + message);
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == OK) {
            return Matrix.read(response.body());
        }
        boolean isOfQuery = (status < SERVER_ERROR && status > 399) || status == NOT_IMPLEMENTED;
        boolean isOfAsker = status == UNAUTHORIZED || status == FORBIDDEN || status == TOO_MANY;
        String reason = "it answers " + status;
        return isOfQuery && !isOfAsker ? new Answer.Refused(reason) : new Answer.Failed(reason);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
