package dev.culprit.collector.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.collector.Observation;
import java.time.Instant;

/** One line of a recording. */
public sealed interface RecordedLine {
    /** When it arrived. */
    Instant at();

    /** The cluster said something. */
    record Observed(Observation observation) implements RecordedLine {
        @Override
        public Instant at() {
            return observation.at();
        }
    }

    /** Alertmanager sent this body. */
    record Alerted(Instant at, JsonNode payload) implements RecordedLine {}
}
