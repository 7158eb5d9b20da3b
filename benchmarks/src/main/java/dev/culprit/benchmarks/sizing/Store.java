package dev.culprit.benchmarks.sizing;

import dev.culprit.api.record.Topic;
import dev.culprit.correlator.episode.EpisodeStores;
import dev.culprit.correlator.evidence.EvidenceStores;
import java.util.List;

/**
 * Something that takes bytes, and what it grows with.
 *
 * @param topic in which they are; or {@link #STATE}
 */
record Store(String title, String topic, List<Driver> drivers) {
    /** The folder of the correlator's state. */
    static final String STATE = "state";

    static List<Store> all(String application) {
        return List.of(
                new Store(Topic.CHANGES, Driver.FACT),
                new Store(Topic.DEPENDENCIES, Driver.WORKLOAD),
                new Store(Topic.SPIKES, Driver.ALERT),
                new Store(Topic.QUESTIONS, Driver.QUESTION),
                new Store(Topic.ANSWERS, Driver.QUESTION, Driver.PAIR),
                new Store(Topic.CORRELATIONS, Driver.ALERT, Driver.PAIR),
                changelog(application, EvidenceStores.EVIDENCE, Driver.FACT),
                changelog(application, EvidenceStores.GRAPH, Driver.WORKLOAD),
                changelog(application, EpisodeStores.GATHERED, Driver.PAIR),
                changelog(application, EpisodeStores.GATHERED_GRAPH, Driver.QUESTION),
                changelog(application, EpisodeStores.INQUIRIES, Driver.QUESTION),
                changelog(application, EpisodeStores.EPISODES, Driver.ALERT, Driver.PAIR),
                new Store("state on disk", STATE, List.of(Driver.FACT, Driver.WORKLOAD, Driver.PAIR)));
    }

    /** Whether each copy of a broker takes it. */
    boolean isInKafka() {
        return !topic.equals(STATE);
    }

    /** Whether it grows with what happens, whether or not anything burns. */
    boolean isOfEvidence() {
        return drivers.contains(Driver.FACT) || drivers.contains(Driver.WORKLOAD);
    }

    private Store(Topic topic, Driver... drivers) {
        this("`" + topic.topicName() + "`", topic.topicName(), List.of(drivers));
    }

    private static Store changelog(String application, String store, Driver... drivers) {
        return new Store("changelog of `" + store + "`", application + "-" + store + "-changelog", List.of(drivers));
    }
}
