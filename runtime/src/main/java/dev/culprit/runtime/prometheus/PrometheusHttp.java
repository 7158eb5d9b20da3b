package dev.culprit.runtime.prometheus;

import dev.culprit.runtime.outbound.BoundedBody;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks Prometheus over HTTP. Every failure is a value; nothing is waited for longer than asked, nothing read beyond a limit. */
public final class PrometheusHttp implements AutoCloseable {
    private final PrometheusAddress address;
    private final long mostBytes;
    private final HttpClient http;

    /**
     * Connects to nothing yet.
     *
     * @param connect how long a connection may take
     * @param mostBytes of an answer
     */
    public PrometheusHttp(PrometheusAddress address, Duration connect, long mostBytes) throws TrustException {
        this.address = address;
        this.mostBytes = mostBytes;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect);
        if (address.authorities() != null) {
            builder.sslContext(Trust.in(address.authorities()));
        }
        http = builder.build();
    }

    /** With the parameters in the address. */
    public PrometheusReply get(String path, Map<String, String> parameters, Duration within)
            throws InterruptedException {
        URI uri = address.at(path + "?" + encoded(parameters));
        return send(HttpRequest.newBuilder(uri).GET(), within);
    }

    /** With the parameters in the body: expressions may be longer than an address. */
    public PrometheusReply post(String path, Map<String, String> parameters, Duration within)
            throws InterruptedException {
        return send(
                HttpRequest.newBuilder(address.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(parameters))),
                within);
    }

    private static String encoded(Map<String, String> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private PrometheusReply send(HttpRequest.Builder request, Duration within) throws InterruptedException {
        request.header("Accept", "application/json");
        if (address.authorization() != null) {
            request.header("Authorization", address.authorization().value());
        }
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request.build(), head -> new BoundedBody(mostBytes));
        try {
            HttpResponse<byte[]> response = answer.get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
            return new PrometheusReply.Answered(
                    response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            return new PrometheusReply.TimedOut();
        } catch (ExecutionException e) {
            return new PrometheusReply.Failed(reason(Objects.requireNonNullElse(e.getCause(), e)));
        } finally {
            answer.cancel(true);
        }
    }

    private String reason(Throwable failure) {
        if (failure instanceof ConnectException) {
            // its message is mostly null
            return "cannot connect to " + server() + ": "
                    + (isUnresolved(failure) ? "its name is not known" : "nobody listens there");
        }
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return failure.getClass().getSimpleName() + (message.equals("null") ? "" : ": " + message);
    }

    private String server() {
        URI url = address.url();
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    private static boolean isUnresolved(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof UnresolvedAddressException);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
