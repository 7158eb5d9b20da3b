package dev.culprit.rules.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import dev.culprit.runtime.prometheus.PrometheusReply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Prometheus, asked for values at steps. Whatever it sends becomes an answer; texts of its own are cut to a line. */
public record PrometheusSource(PrometheusHttp http, Duration patience) implements Source {
    private static final int OK = 200;
    private static final int CLIENT_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");
    private static final Pattern TOO_LARGE = Pattern.compile(
            "too many samples|maximum resolution|timed out|timeout|too large", Pattern.CASE_INSENSITIVE);

    @Override
    public Answer ask(String expression, Grid moments) throws InterruptedException {
        var parameters = Map.of(
                "query",
                expression,
                "start",
                String.valueOf(moments.start().getEpochSecond()),
                "end",
                String.valueOf(moments.last().getEpochSecond()),
                "step",
                moments.step().toSeconds() + "s");
        return switch (http.post("/api/v1/query_range", parameters, patience)) {
            case PrometheusReply.Answered(int status, String body) -> answer(status, body);
            case PrometheusReply.Failed(String reason) -> new Answer.Failed(line(reason));
            case PrometheusReply.TimedOut() -> new Answer.TooMuch("no answer within " + patience.toSeconds() + " s");
        };
    }

    private static Answer answer(int status, String body) {
        JsonNode answer;
        try {
            answer = Json.mapper().readTree(body);
        } catch (IOException e) {
            String what = status == OK ? "its answer is no JSON, or was cut off" : "it answers " + status;
            return status >= CLIENT_ERROR && status < SERVER_ERROR && status != TOO_MANY_REQUESTS
                    ? new Answer.Refused(what)
                    : new Answer.Failed(what);
        }
        return status == OK
                ? found(answer)
                : refused(status, answer.path("error").asText(""));
    }

    private static Answer refused(int status, String error) {
        String reason = "it answers " + status + (error.isBlank() ? "" : ": " + line(error));
        if (TOO_LARGE.matcher(error).find()) {
            return new Answer.TooMuch(reason);
        }
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS
                ? new Answer.Failed(reason)
                : new Answer.Refused(reason);
    }

    private static Answer found(JsonNode answer) {
        JsonNode data = answer.path("data");
        JsonNode result = data.path("result");
        if (!data.path("resultType").asText("").equals("matrix") || !result.isArray()) {
            return new Answer.Failed("its answer is no matrix: is the address that of Prometheus?");
        }
        if (result.size() > 1) {
            return new Answer.Refused("it answers " + result.size() + " series where one is meant");
        }
        var points = new ArrayList<Answer.Point>();
        for (JsonNode pair : result.path(0).path("values")) {
            double value = number(pair.path(1).asText(""));
            if (pair.path(0).isNumber() && Double.isFinite(value)) {
                points.add(new Answer.Point(Math.round(pair.path(0).asDouble()), value));
            }
        }
        return new Answer.Found(points, warnings(answer));
    }

    private static List<String> warnings(JsonNode answer) {
        return answer.path("warnings")
                .valueStream()
                .map(warning -> line(warning.asText("")))
                .toList();
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static String line(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
    }
}
