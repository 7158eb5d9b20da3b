package dev.culprit.collector.onset;

import dev.culprit.runtime.prometheus.PrometheusAddress;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.PrometheusReply;
import dev.culprit.runtime.prometheus.TrustException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Asks Prometheus over HTTP. Every failure is a value; nothing is waited for longer than asked, nothing read beyond a limit. */
final class PrometheusClient implements AutoCloseable {
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private final PrometheusHttp http;

    PrometheusClient(PrometheusServer server) throws TrustException {
        http = new PrometheusHttp(
                new PrometheusAddress(server.url(), server.authorization(), server.authorities()),
                server.patience(),
                MOST_BYTES);
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
        return switch (http.get(path, parameters, within)) {
            case PrometheusReply.Answered(int status, String body) -> answer(status, body);
            case PrometheusReply.Failed(String reason) -> new Answer.Failed(reason);
            case PrometheusReply.TimedOut() -> new Answer.TimedOut();
        };
    }

    private static Answer answer(int status, String body) {
        if (status == OK) {
            return Matrix.read(body);
        }
        boolean isOfQuery = (status < SERVER_ERROR && status > 399) || status == NOT_IMPLEMENTED;
        boolean isOfAsker = status == UNAUTHORIZED || status == FORBIDDEN || status == TOO_MANY;
        String reason = "it answers " + status;
        return isOfQuery && !isOfAsker ? new Answer.Refused(reason) : new Answer.Failed(reason);
    }

    @Override
    public void close() {
        http.close();
    }
}
