package dev.culprit.correlator.message;

import dev.culprit.api.record.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket tells an episode what it knows, in as many answers as it takes. Keyed by the episode's key.
 *
 * @param bucket the key of the bucket that answers
 * @param evidence what happened, each an {@link Evidence} as somebody saw it; a repeat does no harm
 * @param graph what the bucket's objects depend on, each a {@link GraphHistory}; replaces what was said of them before
 * @param state how much the bucket has told with it
 * @param since from when on the bucket knows what changed; null where that is as long as it keeps it
 */
public record Answer(
        String episodeId,
        String bucket,
        List<Told> evidence,
        List<Told> graph,
        State state,
        @Nullable Instant since) {
    /** How far a bucket has come. */
    public enum State {
        /** There is more that it knows already, or this is one thing more than it had told. */
        PARTLY,
        /** It has told all that it knew when it was asked. */
        UP_TO_DATE,
        /** Nothing of the window is still to come. */
        COMPLETE
    }

    public Answer {
        evidence = List.copyOf(evidence);
        graph = List.copyOf(graph);
    }

    /** The word that nothing more comes. */
    public static Answer complete(Question question, @Nullable Instant since) {
        return new Answer(question.episodeId(), question.bucket().key(), List.of(), List.of(), State.COMPLETE, since);
    }

    /** The same, of a bucket that knows nothing of before. */
    public Answer since(@Nullable Instant began) {
        return new Answer(episodeId, bucket, evidence, graph, state, began);
    }

    public boolean isComplete() {
        return state == State.COMPLETE;
    }
}
