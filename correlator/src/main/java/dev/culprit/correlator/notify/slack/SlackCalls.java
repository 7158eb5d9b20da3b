package dev.culprit.correlator.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.correlator.notify.Reason;
import dev.culprit.correlator.notify.slack.SlackReply.Refused;
import dev.culprit.correlator.notify.slack.SlackReply.Taken;
import dev.culprit.runtime.outbound.HttpAnswer;
import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.outbound.RetryAfter;
import dev.culprit.runtime.settings.Secret;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Speaks Slack's protocol over HTTP. Whatever comes back is a value; none is waited for beyond a deadline. */
final class SlackCalls implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** Slack repeats the message in its answer. */
    private static final long MOST_BYTES = 1024 * 1024;

    private static final int TOO_MANY = 429;
    private static final int REDIRECT = 300;
    private static final String WEBHOOK_TOOK_IT = "ok";
    private static final String SCOPES = "x-oauth-scopes";
    private static final String JSON = "application/json; charset=utf-8";

    private final HttpCalls http = new HttpCalls(CONNECT, MOST_BYTES, Optional.empty());
    private final Duration patience;
    private final Clock clock;

    /** @param patience until an answer has come as a whole */
    SlackCalls(Duration patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** A method of the Web API. */
    SlackReply call(URI api, String method, Secret token, ObjectNode arguments) throws InterruptedException {
        URI uri = URI.create(api.toString().replaceAll("/+$", "") + "/api/" + method);
        HttpRequest request = post(uri, arguments)
                .header("Authorization", "Bearer " + token.value())
                .build();
        return read(http.send(request, patience), this::ofApi);
    }

    /** An incoming webhook. */
    SlackReply post(Secret webhook, ObjectNode message) throws InterruptedException {
        HttpRequest request = post(URI.create(webhook.value()), message).build();
        return read(http.send(request, patience), this::ofWebhook);
    }

    private static HttpRequest.Builder post(URI uri, ObjectNode body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", JSON)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private interface Reader {
        SlackReply read(HttpAnswer.Answered answer);
    }

    private SlackReply read(HttpAnswer answer, Reader reader) {
        return switch (answer) {
            case HttpAnswer.Failed failed -> refused(Reason.of(failed), failed.reason());
            case HttpAnswer.TimedOut timedOut ->
                refused(Reason.SLOW, "Slack has not answered within " + patience.toSeconds() + " s");
            case HttpAnswer.TooLong tooLong -> refused(Reason.UNCLEAR, "Slack's answer does not end");
            case HttpAnswer.Answered answered -> ofStatus(answered).orElseGet(() -> reader.read(answered));
        };
    }

    /** What the status says whatever stands in the answer. */
    private Optional<SlackReply> ofStatus(HttpAnswer.Answered answer) {
        int status = answer.status();
        Optional<Duration> pause = RetryAfter.of(answer.headers(), clock.instant());
        if (status == TOO_MANY) {
            return Optional.of(new Refused(Reason.BUSY, "ratelimited", SlackErrors.detail("ratelimited"), pause));
        }
        if (status == HttpURLConnection.HTTP_GATEWAY_TIMEOUT) {
            return Optional.of(new Refused(Reason.SLOW, "", "Slack answers with status " + status, pause));
        }
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            return Optional.of(new Refused(Reason.AWAY, "", "Slack answers with status " + status, pause));
        }
        if (status >= REDIRECT && status < HttpURLConnection.HTTP_BAD_REQUEST) {
            return Optional.of(refused(
                    Reason.AWAY, "what answers for Slack redirects (status " + status + "), which is not followed"));
        }
        return Optional.empty();
    }

    private SlackReply ofApi(HttpAnswer.Answered answer) {
        JsonNode body = answer.json();
        if (body.path("ok").equals(BooleanNode.TRUE)) {
            return new Taken(body, answer.headers().firstValue(SCOPES));
        }
        String error = body.path("error").asText("").strip();
        if (body.path("ok").isBoolean() && !error.isEmpty()) {
            return new Refused(
                    SlackErrors.reason(error),
                    error,
                    SlackErrors.detail(error),
                    RetryAfter.of(answer.headers(), clock.instant()));
        }
        return isSuccess(answer)
                ? unclear()
                : refused(Reason.DENIED, "what answers for Slack does not take it: status " + answer.status());
    }

    /** It answers in plain words. */
    private SlackReply ofWebhook(HttpAnswer.Answered answer) {
        String word = answer.body().strip();
        if (isSuccess(answer)) {
            // some that take what Slack takes say it as Slack's API does
            boolean isTaken =
                    word.equals(WEBHOOK_TOOK_IT) || answer.json().path("ok").equals(BooleanNode.TRUE);
            return isTaken ? new Taken(MissingNode.getInstance(), Optional.empty()) : unclear();
        }
        String error = SlackErrors.isOne(word) ? word : "status_" + answer.status();
        Reason reason = SlackErrors.reason(error);
        boolean isUnknown = reason == Reason.REFUSED && answer.status() != HttpURLConnection.HTTP_BAD_REQUEST;
        return new Refused(isUnknown ? Reason.DENIED : reason, error, SlackErrors.detail(error), Optional.empty());
    }

    private static boolean isSuccess(HttpAnswer.Answered answer) {
        return answer.status() < REDIRECT;
    }

    private static SlackReply unclear() {
        return refused(Reason.UNCLEAR, "what answers for Slack does not speak its language");
    }

    private static SlackReply refused(Reason reason, String detail) {
        return new Refused(reason, "", detail, Optional.empty());
    }

    @Override
    public void close() {
        http.close();
    }
}
