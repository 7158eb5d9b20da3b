package dev.culprit.correlator.notify.webhook;

import dev.culprit.correlator.notify.Obstacle;
import dev.culprit.correlator.notify.Reason;
import dev.culprit.runtime.outbound.HttpAnswer;
import dev.culprit.runtime.outbound.HttpCalls;
import dev.culprit.runtime.outbound.RetryAfter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Posts JSON to the address. Any status from 200 to 299 is taken for a yes; what else is said is not read. */
final class Poster implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 256L * 1024;
    private static final int TOO_MANY = 429;
    private static final int REDIRECT = 300;
    private static final int UNPROCESSABLE = 422;

    private final WebhookSettings settings;
    private final URI url;
    private final Clock clock;
    private final HttpCalls http = new HttpCalls(CONNECT, MOST_BYTES, Optional.empty());

    Poster(WebhookSettings settings, URI url, Clock clock) {
        this.settings = settings;
        this.url = url;
        this.clock = clock;
    }

    /** Without what may be secret in the address. */
    String place() {
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    /**
     * Posts; empty when it was taken.
     *
     * @param key the same whenever the same is posted, so that whoever takes it can tell
     */
    Optional<Obstacle> post(String json, String key) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json));
        settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
        return switch (http.send(request.build(), settings.timeout())) {
            case HttpAnswer.Failed failed -> Optional.of(Obstacle.of(Reason.of(failed), place(), failed.reason()));
            case HttpAnswer.TimedOut timedOut ->
                Optional.of(Obstacle.of(
                        Reason.SLOW,
                        place(),
                        "no answer within " + settings.timeout().toSeconds() + " s"));
            case HttpAnswer.TooLong tooLong ->
                Optional.of(Obstacle.of(Reason.UNCLEAR, place(), "an answer that does not end"));
            case HttpAnswer.Answered answered ->
                obstacle(answered.status()).map(met -> met.pausing(RetryAfter.of(answered.headers(), clock.instant())));
        };
    }

    private Optional<Obstacle> obstacle(int status) {
        if (status >= HttpURLConnection.HTTP_OK && status < REDIRECT) {
            return Optional.empty();
        }
        String detail = status >= REDIRECT && status < HttpURLConnection.HTTP_BAD_REQUEST
                ? "it redirects (status " + status + "), which is not followed"
                : "it answers with status " + status;
        return Optional.of(Obstacle.of(reason(status), place(), detail));
    }

    private static Reason reason(int status) {
        return switch (status) {
            case TOO_MANY -> Reason.BUSY;
            case HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_ENTITY_TOO_LARGE, UNPROCESSABLE ->
                Reason.REFUSED;
            case HttpURLConnection.HTTP_CLIENT_TIMEOUT -> Reason.SLOW;
            default ->
                status >= HttpURLConnection.HTTP_BAD_REQUEST && status < HttpURLConnection.HTTP_INTERNAL_ERROR
                        ? Reason.DENIED
                        : Reason.AWAY;
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
