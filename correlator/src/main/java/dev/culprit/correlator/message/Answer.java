package dev.culprit.correlator.message;

import dev.culprit.api.record.Evidence;
import java.util.List;

/**
 * A bucket tells an episode what it knows, in as many answers as it takes. Keyed by the episode's key.
 *
 * @param bucket the key of the bucket that answers
 * @param evidence what happened, each an {@link Evidence} as somebody saw it; a repeat does no harm
 * @param graph what the bucket's objects depend on, each a {@link GraphHistory}; replaces what was said of them before
 * @param complete whether nothing of the window is still to come
 */
public record Answer(String episodeId, String bucket, List<Told> evidence, List<Told> graph, boolean complete) {
    public Answer {
        evidence = List.copyOf(evidence);
        graph = List.copyOf(graph);
    }

    /** One that tells no more than whether anything is still to come. */
    public static Answer empty(Question question, boolean complete) {
        return new Answer(question.episodeId(), question.bucket().key(), List.of(), List.of(), complete);
    }
}
