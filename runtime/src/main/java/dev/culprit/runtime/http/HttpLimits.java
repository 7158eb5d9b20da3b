package dev.culprit.runtime.http;

import java.time.Duration;

/**
 * What a caller may ask of the server.
 *
 * @param bodyBytes of a request's body
 * @param headerBytes of its first line and headers
 * @param connections open at once; for more, those make way on which nothing is asked, or they wait to be accepted
 * @param requests in handlers at once; more are refused
 * @param bytesPerSecond at least, on average since a request's first byte
 * @param slowAfter how long a request may arrive before its speed matters
 * @param arrival how long a request may take to arrive at any speed
 * @param idle how long a connection may be silent
 * @param deadline how long a handler may take
 */
public record HttpLimits(
        int bodyBytes,
        int headerBytes,
        int connections,
        int requests,
        int bytesPerSecond,
        Duration slowAfter,
        Duration arrival,
        Duration idle,
        Duration deadline) {
    public HttpLimits {
        requirePositive(bodyBytes, "bodyBytes");
        requirePositive(headerBytes, "headerBytes");
        requirePositive(connections, "connections");
        requirePositive(requests, "requests");
        requirePositive(bytesPerSecond, "bytesPerSecond");
        requirePositive(slowAfter.toMillis(), "slowAfter");
        requirePositive(arrival.toMillis(), "arrival");
        requirePositive(idle.toMillis(), "idle");
        requirePositive(deadline.toMillis(), "deadline");
    }

    private static void requirePositive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}
