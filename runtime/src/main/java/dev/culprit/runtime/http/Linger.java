package dev.culprit.runtime.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a refused caller still sends, and drops it: a connection that is closed under a sender is reset, and the
 * answer lost with it. How long is up to {@link SlowClients}.
 */
final class Linger {
    /** Whoever sends more than that may lose the answer. */
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final Request request;
    private final Callback callback;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private long dropped;

    private Linger(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
    }

    /** Of an exchange whose answer is on its way; ends the exchange. */
    static void after(Request request, Arrival arrival, Callback callback) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            // it sends nothing before it is told to
            callback.succeeded();
            return;
        }
        var linger = new Linger(request, callback);
        arrival.headersArrived(() -> linger.end(Exchange.tooSlowFailure()));
        linger.readOn();
    }

    private void readOn() {
        while (!isOver.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this::readOn);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                end(chunk.getFailure());
                return;
            }
            dropped += chunk.remaining();
            boolean isLast = chunk.isLast();
            chunk.release();
            if (isLast || dropped > MOST_BYTES) {
                end(null);
                return;
            }
        }
    }

    private void end(@Nullable Throwable failure) {
        if (!isOver.compareAndSet(false, true)) {
            return;
        }
        if (failure == null) {
            callback.succeeded();
        } else {
            callback.failed(failure);
        }
    }
}
