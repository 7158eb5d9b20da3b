package dev.culprit.runtime.http;

import java.nio.ByteBuffer;
import java.nio.channels.WritePendingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Looks at all connections again and again, and cuts those on which a request trickles. */
final class SlowClients implements AutoCloseable {
    private static final long ROUND_MILLIS = 200;
    private static final String ANSWER =
            "HTTP/1.1 408 Request Timeout\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s";

    private final ServerConnector connector;
    private final HttpLimits limits;
    private final boolean isPlain;
    private final HttpMeters meters;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("http-slow-clients").daemon().factory());

    SlowClients(ServerConnector connector, HttpLimits limits, boolean isPlain, HttpMeters meters) {
        this.connector = connector;
        this.limits = limits;
        this.isPlain = isPlain;
        this.meters = meters;
    }

    void start() {
        rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        connector.getConnectedEndPoints().forEach(endPoint -> {
            if (endPoint instanceof TimedConnector.TimedEndPoint timed
                    && timed.arrival().isTooSlow(limits)) {
                meters.cross(HttpMeters.Limit.SLOW);
                timed.arrival().cut(() -> refuse(timed));
            }
        });
    }

    /** No request is there to answer yet, and inside TLS nothing can be said past it. */
    private void refuse(TimedConnector.TimedEndPoint endPoint) {
        if (!isPlain) {
            endPoint.close();
            return;
        }
        try {
            endPoint.write(Callback.from(endPoint::close), ByteBuffer.wrap(answer()));
        } catch (WritePendingException e) {
            // Jetty answers at this very moment that it is no HTTP
            endPoint.close();
        }
    }

    private static byte[] answer() {
        String body = new String(Exchange.TOO_SLOW.body(), StandardCharsets.UTF_8);
        return ANSWER.formatted(Reply.JSON, body.length(), body).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
