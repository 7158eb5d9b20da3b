package dev.culprit.correlator.notify;

import dev.culprit.api.record.Delivery;
import java.time.Duration;
import java.time.Instant;

/**
 * One request to somebody else's server.
 *
 * @param kind for the meters: {@code post}, {@code edit}
 * @param place to which it goes
 * @param rest how long after the message was written last it waits: so that it is not written all the time
 */
public record Step(String kind, String place, Duration rest, Request request) {
    /** What is done. */
    public interface Request {
        Outcome send(Instant now) throws InterruptedException;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It was taken; this is known now. */
        record Taken(Delivery.Delivered known) implements Outcome {}

        /** Nothing was taken, and what stood in the way may stand there still; but more is known now. */
        record Seen(Delivery.Delivered known) implements Outcome {}

        /** It has to be tried again. */
        record Blocked(Obstacle obstacle) implements Outcome {}
    }
}
