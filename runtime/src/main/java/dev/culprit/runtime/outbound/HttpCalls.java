package dev.culprit.runtime.outbound;

import dev.culprit.runtime.tracing.Activity;
import dev.culprit.runtime.tracing.SpanKeys;
import dev.culprit.runtime.tracing.Tracing;
import io.opentelemetry.api.trace.SpanKind;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

/**
 * Calls others over HTTP. Nothing is waited for longer than asked, however slowly it comes; nothing is read beyond a limit; no
 * redirect is followed, so that what is secret goes nowhere else. Where what is being done is traced, each is a span of it.
 */
public final class HttpCalls implements AutoCloseable {
    private final HttpClient http;
    private final long mostBytes;

    /**
     * Connects to nothing yet.
     *
     * @param connect how long a connection may take
     * @param mostBytes of an answer
     * @param trust empty: what the JVM trusts
     */
    public HttpCalls(Duration connect, long mostBytes, Optional<SSLContext> trust) {
        this.mostBytes = mostBytes;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect);
        trust.ifPresent(builder::sslContext);
        http = builder.build();
    }

    /**
     * Sends a request.
     *
     * @param within from now until the whole answer is there
     */
    public HttpAnswer send(HttpRequest request, Duration within) throws InterruptedException {
        try (Activity call =
                Tracing.current().start(SpanKind.CLIENT, request.method()).begin()) {
            describe(call, request);
            HttpAnswer answer = exchange(request, within);
            describe(call, answer);
            return answer;
        }
    }

    /** The rest of the address may be secret. */
    private static void describe(Activity call, HttpRequest request) {
        URI uri = request.uri();
        call.tell(SpanKeys.METHOD, request.method()).tell(SpanKeys.SERVER, String.valueOf(uri.getHost()));
        if (uri.getPort() >= 0) {
            call.tell(SpanKeys.PORT, uri.getPort());
        }
    }

    private static void describe(Activity call, HttpAnswer answer) {
        switch (answer) {
            case HttpAnswer.Answered answered -> {
                call.tell(SpanKeys.STATUS, answered.status());
                if (answered.status() >= HttpURLConnection.HTTP_BAD_REQUEST) {
                    call.fail(String.valueOf(answered.status()));
                }
            }
            case HttpAnswer.TooLong tooLong -> call.fail("too_long");
            case HttpAnswer.Failed failed -> call.fail("unreachable");
            case HttpAnswer.TimedOut timedOut -> call.fail("timeout");
        }
    }

    private HttpAnswer exchange(HttpRequest request, Duration within) throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, head -> new BoundedBody(mostBytes));
        try {
            HttpResponse<byte[]> response = answer.get(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS);
            return new HttpAnswer.Answered(
                    response.statusCode(), response.headers(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            return new HttpAnswer.TimedOut();
        } catch (ExecutionException e) {
            Throwable failure = Objects.requireNonNullElse(e.getCause(), e);
            return isTooLong(failure)
                    ? new HttpAnswer.TooLong(mostBytes)
                    : new HttpAnswer.Failed(reason(request.uri(), failure), mayHaveArrived(failure));
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(URI uri, Throwable failure) {
        if (failure instanceof ConnectException) {
            // its message is mostly null
            return "cannot connect to " + server(uri) + ": "
                    + (isUnresolved(failure) ? "its name is not known" : "nobody listens there");
        }
        if (failure instanceof HttpTimeoutException) {
            return "cannot connect to " + server(uri) + " in time";
        }
        if (causes(failure).anyMatch(ProtocolException.class::isInstance)) {
            // its message repeats what came: whoever sends a request back would have it told with all its secrets
            return "what " + server(uri) + " answers is no HTTP";
        }
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return failure.getClass().getSimpleName() + (message.equals("null") ? "" : ": " + message);
    }

    /** Not before there is a connection, and trust. */
    private static boolean mayHaveArrived(Throwable failure) {
        return causes(failure)
                .noneMatch(cause -> cause instanceof ConnectException
                        || cause instanceof HttpConnectTimeoutException
                        || cause instanceof SSLHandshakeException);
    }

    private static String server(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static boolean isUnresolved(Throwable failure) {
        return causes(failure).anyMatch(UnresolvedAddressException.class::isInstance);
    }

    private static boolean isTooLong(Throwable failure) {
        return causes(failure).anyMatch(BoundedBody.TooLongException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
