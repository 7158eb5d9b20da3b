package dev.culprit.correlator.notify.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.correlator.notify.Obstacle;
import dev.culprit.correlator.notify.Reason;
import java.time.Duration;
import java.util.Optional;

/** What Slack made of a request. */
sealed interface SlackReply {
    /**
     * It did what it was asked; what it says of it may be anything.
     *
     * @param scopes what the token may do, separated by commas; empty where it does not say so
     */
    record Taken(JsonNode body, Optional<String> scopes) implements SlackReply {}

    /**
     * It did not, or nobody knows.
     *
     * @param error Slack's own word for it; empty where it said none
     * @param detail one line, without secrets
     */
    record Refused(Reason reason, String error, String detail, Optional<Duration> pause) implements SlackReply {
        Obstacle at(String place) {
            return Obstacle.of(reason, place, detail).pausing(pause);
        }
    }
}
