package dev.culprit.rules.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.rules.query.QueryApi;
import dev.culprit.rules.query.Reply;
import dev.culprit.runtime.prometheus.PrometheusHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

/** Prometheus, asked for values at steps. */
public record PrometheusSource(QueryApi prometheus) implements Source {
    /** Over one connection, with so much time for each query. */
    public PrometheusSource(PrometheusHttp http, Duration patience) {
        this(new QueryApi(http, patience));
    }

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
        return switch (prometheus.ask("/api/v1/query_range", parameters)) {
            case Reply.Result result -> found(result);
            case Reply.Refused(String reason) -> new Answer.Refused(reason);
            case Reply.TooMuch(String reason) -> new Answer.TooMuch(reason);
            case Reply.Failed(String reason) -> new Answer.Failed(reason);
        };
    }

    private static Answer found(Reply.Result answer) {
        JsonNode result = answer.data().path("result");
        if (!answer.data().path("resultType").asText("").equals("matrix") || !result.isArray()) {
            return new Answer.Failed("its answer is no matrix: is the address that of Prometheus?");
        }
        if (result.size() > 1) {
            return new Answer.Refused("it answers " + result.size() + " series where one is meant");
        }
        var points = new ArrayList<Answer.Point>();
        for (JsonNode pair : result.path(0).path("values")) {
            double value = QueryApi.number(pair.path(1));
            if (pair.path(0).isNumber() && Double.isFinite(value)) {
                points.add(new Answer.Point(Math.round(pair.path(0).asDouble()), value));
            }
        }
        return new Answer.Found(points, answer.warnings());
    }
}
