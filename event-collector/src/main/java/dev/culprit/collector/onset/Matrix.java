package dev.culprit.collector.onset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what Prometheus's HTTP API answers to a query over a time: a matrix. */
final class Matrix {
    /** Series of one SLO; one that has more is grouped by what has no bounds. */
    static final int MOST_SERIES = 50;

    private static final int MOST_SAMPLES = 100_000;

    private Matrix() {}

    static Answer read(String body) {
        JsonNode data;
        try {
            data = Json.mapper().readTree(body).path("data");
        } catch (IOException e) {
            return new Answer.Failed("the answer is no JSON");
        }
        if (!data.path("resultType").asText("").equals("matrix")) {
            return new Answer.Refused("the answer is no matrix");
        }
        JsonNode result = data.path("result");
        int samples = 0;
        var series = new ArrayList<List<Sample>>();
        for (JsonNode one : result) {
            samples += one.path("values").size();
            series.add(samples(one.path("values")));
        }
        return result.size() > MOST_SERIES || samples > MOST_SAMPLES
                ? new Answer.Failed(
                        "the answer has more than " + MOST_SERIES + " series or " + MOST_SAMPLES + " values")
                : new Answer.Found(series);
    }

    private static List<Sample> samples(JsonNode values) {
        var samples = new ArrayList<Sample>(values.size());
        for (JsonNode pair : values) {
            if (pair.path(0).isNumber()) {
                samples.add(new Sample(
                        Instant.ofEpochMilli(Math.round(pair.path(0).asDouble() * 1000)),
                        number(pair.path(1).asText(""))));
            }
        }
        return samples;
    }

    /** What is no number is as good as missing, infinities too. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
