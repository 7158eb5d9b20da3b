package dev.culprit.summarizer.model;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.culprit.runtime.outbound.HttpAnswer;
import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.outbound.RetryAfter;
import dev.culprit.summarizer.model.Reply.Failed;
import dev.culprit.summarizer.model.Reply.Failure;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP of one call. LangChain4j's own client waits for an answer's first byte alone, reads it however long it is, and
 * keeps {@code Retry-After} to itself.
 */
final class OneCall extends Transport {
    private static final int UNAUTHORIZED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final HttpCalls http;
    private final Duration within;
    private final Clock clock;
    private @Nullable Failed failed;
    private Completion completion = new Completion(MissingNode.getInstance());

    OneCall(HttpCalls http, Duration within, Clock clock) {
        this.http = http;
        this.within = within;
        this.clock = clock;
    }

    /** Why there is no answer, where it is the transport's doing. */
    Optional<Failed> failed() {
        return Optional.ofNullable(failed);
    }

    /** What has come; nothing where there was no success. */
    Completion completion() {
        return completion;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        return switch (send(request)) {
            case HttpAnswer.Answered answered -> checked(answered);
            case HttpAnswer.TooLong tooLong -> throw broken(Failure.TOO_LONG);
            case HttpAnswer.Failed unreachable -> throw broken(Failure.UNREACHABLE);
            case HttpAnswer.TimedOut late -> throw broken(Failure.TIMEOUT);
        };
    }

    private HttpAnswer send(HttpRequest request) {
        try {
            return http.send(translated(request), within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HttpAnswer.TimedOut();
        }
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        var translated = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        BodyPublishers.ofString(
                                Objects.requireNonNullElse(request.body(), ""), StandardCharsets.UTF_8));
        request.headers().forEach((name, values) -> values.forEach(value -> translated.header(name, value)));
        return translated.build();
    }

    private SuccessfulHttpResponse checked(HttpAnswer.Answered answer) {
        int status = answer.status();
        if (status / 100 != 2) {
            throw refused(status, answer);
        }
        completion = new Completion(answer.json());
        OptionalInt error = completion.error();
        if (error.isPresent()) {
            throw refused(error.getAsInt(), answer);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(answer.headers().map())
                .body(completion.essence())
                .build();
    }

    private HttpException refused(int status, HttpAnswer.Answered answer) {
        failed = new Failed(
                failure(status),
                RetryAfter.of(answer.headers(), clock.instant()).orElse(null));
        // what the server says of it is nobody's business: it may hold the request
        return new HttpException(status, "status " + status);
    }

    private static Failure failure(int status) {
        return switch (status) {
            case UNAUTHORIZED, PAYMENT_REQUIRED, FORBIDDEN -> Failure.UNAUTHORIZED;
            case REQUEST_TIMEOUT -> Failure.TIMEOUT;
            case TOO_MANY -> Failure.RATE_LIMITED;
            default -> status >= SERVER_ERRORS ? Failure.SERVER_ERROR : Failure.REJECTED;
        };
    }

    private IllegalStateException broken(Failure failure) {
        failed = new Failed(failure);
        return new IllegalStateException(failure.label());
    }
}
