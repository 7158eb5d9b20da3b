package dev.culprit.correlator.notify.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.correlator.notify.Obstacle;
import dev.culprit.correlator.notify.Reason;
import java.time.Duration;
import java.util.Optional;

/** What Grafana made of a request. */
sealed interface GrafanaReply {
    /** It did what it was asked; the answer has the form that it has to have. */
    record Done(JsonNode body) implements GrafanaReply {}

    /** There is no such annotation any more. */
    record Gone() implements GrafanaReply {}

    /**
     * It did not, or nobody knows.
     *
     * @param detail one line, without secrets
     * @param isDoubtful it may not, or it is gone: Grafana says the same of both where a token may do little
     */
    record Refused(Reason reason, String detail, Optional<Duration> pause, boolean isDoubtful) implements GrafanaReply {
        static Refused of(Reason reason, String detail) {
            return new Refused(reason, detail, Optional.empty(), false);
        }

        Refused pausing(Optional<Duration> asked) {
            return new Refused(reason, detail, asked, isDoubtful);
        }

        Obstacle at(String place) {
            return Obstacle.of(reason, place, detail).pausing(pause);
        }
    }
}
