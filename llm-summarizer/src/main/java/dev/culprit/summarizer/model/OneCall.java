package dev.culprit.summarizer.model;

import dev.culprit.runtime.outbound.BoundedBody;
import dev.culprit.summarizer.model.Reply.Failed;
import dev.culprit.summarizer.model.Reply.Failure;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP of one call. LangChain4j's own client waits for an answer's first byte alone, reads it however long it is, and
 * keeps {@code Retry-After} to itself.
 */
final class OneCall extends Transport {
    /** In bytes: a completion has some thousand. */
    private static final long MOST_BYTES = 1_000_000;

    private static final int UNAUTHORIZED = 401;
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final HttpClient http;
    private final Duration within;
    private final Clock clock;
    private @Nullable Failed failed;

    OneCall(HttpClient http, Duration within, Clock clock) {
        this.http = http;
        this.within = within;
        this.clock = clock;
    }

    /** Why there is no answer, where it is the transport's doing. */
    Optional<Failed> failed() {
        return Optional.ofNullable(failed);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(translated(request), head -> new BoundedBody(MOST_BYTES));
        try {
            return checked(answer.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw broken(Failure.TIMEOUT);
        } catch (ExecutionException e) {
            String reason =
                    String.valueOf(e.getCause() == null ? null : e.getCause().getMessage());
            throw broken(reason.contains("longer than " + MOST_BYTES) ? Failure.TOO_LONG : Failure.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(Failure.TIMEOUT);
        } finally {
            answer.cancel(true);
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

    private SuccessfulHttpResponse checked(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status / 100 != 2) {
            failed = new Failed(
                    failure(status),
                    RetryAfter.of(response.headers(), clock.instant()).orElse(null));
            // what the server says of it is nobody's business: it may hold the request
            throw new HttpException(status, "status " + status);
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(status)
                .headers(response.headers().map())
                .body(new String(response.body(), StandardCharsets.UTF_8))
                .build();
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
