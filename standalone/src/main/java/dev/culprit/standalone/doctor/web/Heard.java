package dev.culprit.standalone.doctor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Json;
import dev.culprit.runtime.outbound.HttpAnswer;
import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.prometheus.PrometheusReply;
import dev.culprit.standalone.doctor.check.Deadline;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/** What somebody answered who should speak JSON. */
public sealed interface Heard {
    /** More is not read of anybody. */
    long MOST_BYTES = 16L * 1024 * 1024;

    /** It does. */
    record Said(JsonNode json) implements Heard {}

    /** It does not take who we are. */
    record Denied(int status) implements Heard {}

    /** There is nothing of that name. */
    record NotThere(int status) implements Heard {}

    /** Something answers, and not what should: the end of a sentence. */
    record Strange(String why) implements Heard {}

    /** Nothing answers: the end of a sentence. */
    record Away(String why) implements Heard {}

    /** Asks by a request that changes nothing. */
    static Heard from(HttpRequest request, Deadline deadline) throws InterruptedException {
        var left = deadline.left();
        try (var calls = new HttpCalls(left, MOST_BYTES, Optional.empty())) {
            return switch (calls.send(request, left)) {
                case HttpAnswer.Answered answered -> of(answered.status(), answered.body());
                case HttpAnswer.TooLong tooLong -> new Strange("answers with more than " + tooLong.limit() + " bytes");
                case HttpAnswer.Failed failed -> new Away(failed.reason());
                case HttpAnswer.TimedOut timedOut -> new Away("no answer " + deadline.words());
            };
        }
    }

    /** The same of Prometheus. */
    static Heard of(PrometheusReply reply, Deadline deadline) {
        return switch (reply) {
            case PrometheusReply.Answered answered -> of(answered.status(), answered.body());
            case PrometheusReply.Failed failed -> new Away(failed.reason());
            case PrometheusReply.TimedOut timedOut -> new Away("no answer " + deadline.words());
        };
    }

    private static Heard of(int status, String body) {
        return switch (status) {
            case HttpURLConnection.HTTP_OK -> read(body);
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN -> new Denied(status);
            case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_BAD_METHOD -> new NotThere(status);
            default -> new Strange("answers with status " + status);
        };
    }

    private static Heard read(String body) {
        try {
            JsonNode json = Json.mapper().readTree(body);
            return json.isObject() ? new Said(json) : new Strange("answers with what is no JSON object");
        } catch (JsonProcessingException e) {
            return new Strange("answers with what is no JSON");
        }
    }

    /** One of its paths, whether or not the address ends with a slash. */
    static URI at(URI address, String path) {
        return URI.create(address.toString().replaceAll("/+$", "") + path);
    }
}
