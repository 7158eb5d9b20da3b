package dev.culprit.runtime.prometheus;

import dev.culprit.runtime.outbound.HttpAnswer;
import dev.culprit.runtime.outbound.HttpCalls;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks Prometheus over HTTP. Every failure is a value; nothing is waited for longer than asked, nothing read beyond a limit. */
public final class PrometheusHttp implements AutoCloseable {
    private final PrometheusAddress address;
    private final HttpCalls calls;

    /**
     * Connects to nothing yet.
     *
     * @param connect how long a connection may take
     * @param mostBytes of an answer
     */
    public PrometheusHttp(PrometheusAddress address, Duration connect, long mostBytes) throws TrustException {
        this.address = address;
        Path authorities = address.authorities();
        calls = new HttpCalls(
                connect, mostBytes, authorities == null ? Optional.empty() : Optional.of(Trust.in(authorities)));
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
        return switch (calls.send(request.build(), within)) {
            case HttpAnswer.Answered answered -> new PrometheusReply.Answered(answered.status(), answered.body());
            case HttpAnswer.Failed failed -> new PrometheusReply.Failed(failed.reason());
            case HttpAnswer.TooLong tooLong ->
                new PrometheusReply.Failed("IOException: the answer is longer than " + tooLong.limit() + " bytes");
            case HttpAnswer.TimedOut timedOut -> new PrometheusReply.TimedOut();
        };
    }

    @Override
    public void close() {
        calls.close();
    }
}
