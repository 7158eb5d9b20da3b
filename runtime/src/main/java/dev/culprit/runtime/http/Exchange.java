package dev.culprit.runtime.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One request and its one answer: the first counts, whoever gives it. */
final class Exchange {
    static final Reply TOO_SLOW = Reply.error(408, "the request came too slowly");

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Arrival arrival;
    private final AtomicBoolean isAnswered = new AtomicBoolean();

    Exchange(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.arrival = TimedConnector.arrivalOf(request);
        Request.addCompletionListener(request, failure -> arrival.answered());
    }

    Request request() {
        return request;
    }

    Arrival arrival() {
        return arrival;
    }

    /** Does nothing when it was answered. */
    void answer(Reply reply) {
        if (isAnswered.compareAndSet(false, true)) {
            arrival.answering();
            write(reply, callback);
        }
    }

    /** Answers before all has come, and ends the connection; what is still to come is dropped. */
    void refuse(Reply reply) {
        if (isAnswered.compareAndSet(false, true)) {
            write(
                    reply.withHeader(HttpHeader.CONNECTION.asString(), "close"),
                    Callback.from(() -> Linger.after(request, arrival, callback), callback::failed));
        }
    }

    private void write(Reply reply, Callback then) {
        response.setStatus(reply.status());
        reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.write(true, ByteBuffer.wrap(reply.body()), then);
    }

    /** While its body is awaited, Jetty takes a failure only; the error's body is the same as of other errors. */
    void tooSlow() {
        if (isAnswered.compareAndSet(false, true)) {
            callback.failed(tooSlowFailure());
        }
    }

    static Throwable tooSlowFailure() {
        return new HttpException.RuntimeException(TOO_SLOW.status());
    }

    /** Nobody is there to be answered. */
    void broken(Throwable cause) {
        if (isAnswered.compareAndSet(false, true)) {
            callback.failed(cause);
        }
    }

    int status() {
        return response.getStatus();
    }

    /** Since the first byte of the request's headers. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
    }
}
