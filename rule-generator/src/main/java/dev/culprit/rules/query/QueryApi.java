package dev.culprit.rules.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.PrometheusReply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Prometheus' query API. Whatever it sends becomes a reply.
 *
 * @param patience how long one query may take
 */
public record QueryApi(PrometheusHttp http, Duration patience) {
    private static final int OK = 200;
    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");
    private static final Pattern TOO_LARGE = Pattern.compile(
            "too many samples|maximum resolution|timed out|timeout|too large", Pattern.CASE_INSENSITIVE);

    /** Asks {@code /api/v1/query} or another path below it. */
    public Reply ask(String path, Map<String, String> parameters) throws InterruptedException {
        return switch (http.post(path, parameters, patience)) {
            case PrometheusReply.Answered(int status, String body) -> reply(status, body);
            case PrometheusReply.Failed(String reason) -> new Reply.Failed(line(reason));
            case PrometheusReply.TimedOut() -> new Reply.TooMuch("no answer within " + patience.toSeconds() + " s");
        };
    }

    private static Reply reply(int status, String body) {
        JsonNode answer;
        try {
            answer = Json.mapper().readTree(body);
        } catch (IOException e) {
            String what = status == OK ? "its answer is no JSON, or was cut off" : "it answers " + status;
            return status >= CLIENT_ERROR && status < SERVER_ERROR && status != TOO_MANY_REQUESTS
                    ? new Reply.Refused(what)
                    : new Reply.Failed(what);
        }
        return status == OK
                ? new Reply.Result(answer.path("data"), warnings(answer))
                : refused(status, answer.path("error").asText(""));
    }

    private static Reply refused(int status, String error) {
        String reason = "it answers " + status + (error.isBlank() ? "" : ": " + line(error));
        if (TOO_LARGE.matcher(error).find()) {
            return new Reply.TooMuch(reason);
        }
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS
                ? new Reply.Failed(reason)
                : new Reply.Refused(reason);
    }

    private static List<String> warnings(JsonNode answer) {
        return answer.path("warnings")
                .valueStream()
                .map(warning -> line(warning.asText("")))
                .toList();
    }

    /** A sample's value as Prometheus writes it; NaN where it is no number. */
    public static double number(JsonNode value) {
        try {
            return Double.parseDouble(value.asText(""));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Text of others: short, and without what a terminal would obey. */
    public static String line(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
