package dev.culprit.collector.alert;

import dev.culprit.collector.Outgoing;
import java.util.List;

/** What became of a payload. */
public sealed interface Received {
    /**
     * The payload was read.
     *
     * @param spikes one record for each alert of an SLO
     * @param others how many alerts are about no SLO
     * @param rejected one line for each alert of an SLO that can be no spike
     * @param truncated how many alerts Alertmanager left out of the payload for its own limit
     */
    record Accepted(List<Outgoing> spikes, int others, List<String> rejected, int truncated) implements Received {
        public Accepted {
            spikes = List.copyOf(spikes);
            rejected = List.copyOf(rejected);
        }
    }

    /** The payload as a whole can never be read: one line why. */
    record Refused(String reason) implements Received {}
}
