package dev.culprit.collector.alert;

import dev.culprit.collector.Outgoing;
import java.util.List;
import java.util.stream.Stream;

/** What became of a payload. */
public sealed interface Received {
    /**
     * The payload was read.
     *
     * @param spikes one record for each alert of an SLO
     * @param others how many alerts are about no SLO
     * @param rejected one line for each alert of an SLO that can be no spike
     * @param deadLetters those alerts, without what looks secret
     * @param truncated how many alerts Alertmanager left out of the payload for its own limit
     */
    record Accepted(List<Outgoing> spikes, int others, List<String> rejected, List<Outgoing> deadLetters, int truncated)
            implements Received {
        public Accepted {
            spikes = List.copyOf(spikes);
            rejected = List.copyOf(rejected);
            deadLetters = List.copyOf(deadLetters);
        }

        /** The same with more known of each spike. */
        public Accepted withSpikes(List<Outgoing> known) {
            return new Accepted(known, others, rejected, deadLetters, truncated);
        }

        /** Everything that has to be kept before the payload may be called received. */
        public List<Outgoing> records() {
            return Stream.concat(spikes.stream(), deadLetters.stream()).toList();
        }
    }

    /** The payload as a whole can never be read: one line why. */
    record Refused(String reason) implements Received {}
}
