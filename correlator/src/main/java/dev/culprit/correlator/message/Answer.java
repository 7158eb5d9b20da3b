package dev.culprit.correlator.message;

import dev.culprit.api.record.Evidence;
import java.util.List;

/**
 * A bucket tells an episode what it knows, in as many answers as it takes. Keyed by the episode's key.
 *
 * @param bucket the key of the bucket that answers
 * @param evidence what happened, new since the last answer; a repeat does no harm
 * @param graph what the bucket's objects depend on; replaces what was said of them before
 * @param complete whether nothing of the window is still to come
 */
public record Answer(
        String episodeId, String bucket, List<Evidence> evidence, List<GraphHistory> graph, boolean complete) {
    /** Records in one answer, so that a message stays well below a broker's limit. */
    public static final int MAX_RECORDS = 100;

    public Answer {
        evidence = List.copyOf(evidence);
        graph = List.copyOf(graph);
        if (evidence.size() > MAX_RECORDS || graph.size() > MAX_RECORDS) {
            throw new IllegalArgumentException("an answer holds at most " + MAX_RECORDS + " records of a kind");
        }
    }
}
