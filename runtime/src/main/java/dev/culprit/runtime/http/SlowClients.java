package dev.culprit.runtime.http;

import java.nio.ByteBuffer;
import java.nio.channels.WritePendingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.util.Callback;

/** Looks at all connections again and again, cuts those on which a request trickles, and has some make way where all are taken. */
final class SlowClients {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TimedConnector connector;
    private final Connections connections;
    private final HttpLimits limits;
    private final boolean isPlain;
    private final HttpMeters meters;

    SlowClients(
            TimedConnector connector, Connections connections, HttpLimits limits, boolean isPlain, HttpMeters meters) {
        this.connector = connector;
        this.connections = connections;
        this.limits = limits;
        this.isPlain = isPlain;
        this.meters = meters;
    }

    /** Until the rounds are closed. */
    Rounds start() {
        return new Rounds("http-slow-clients", PAUSE, this::round);
    }

    private void round() {
        connector.timed().filter(one -> one.arrival().isTooSlow(limits)).forEach(slow -> {
            meters.cross(HttpMeters.Limit.SLOW);
            slow.arrival().cut(() -> refuse(slow));
        });
        connections.makeWay();
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
        return """
                HTTP/1.1 408 Request Timeout\r
                Content-Type: %s\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(Reply.JSON, body.length(), body).getBytes(StandardCharsets.UTF_8);
    }
}
