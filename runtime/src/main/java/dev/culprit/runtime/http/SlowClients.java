package dev.culprit.runtime.http;

import java.nio.ByteBuffer;
import java.nio.channels.WritePendingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** Looks at all connections again and again, and cuts those on which a request trickles. */
final class SlowClients {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ServerConnector connector;
    private final HttpLimits limits;
    private final boolean isPlain;
    private final HttpMeters meters;

    SlowClients(ServerConnector connector, HttpLimits limits, boolean isPlain, HttpMeters meters) {
        this.connector = connector;
        this.limits = limits;
        this.isPlain = isPlain;
        this.meters = meters;
    }

    /** Until the rounds are closed. */
    Rounds start() {
        return new Rounds("http-slow-clients", PAUSE, this::round);
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
        return """
                HTTP/1.1 408 Request Timeout\r
                Content-Type: %s\r
                Content-Length: %d\r
                Connection: close\r
                \r
                %s""".formatted(Reply.JSON, body.length(), body).getBytes(StandardCharsets.UTF_8);
    }
}
