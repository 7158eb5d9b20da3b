package dev.culprit.correlator.episode;

import dev.culprit.api.record.Correlation;
import dev.culprit.correlator.message.Claim;
import dev.culprit.correlator.message.Question;
import java.time.Instant;
import java.util.List;

/** What an episode sends out. */
public sealed interface EpisodeOutput {
    default List<Question> asked() {
        return this instanceof Asked asked ? List.of(asked.question()) : List.of();
    }

    default List<Correlation> emitted() {
        return this instanceof Emitted(Correlation correlation) ? List.of(correlation) : List.of();
    }

    default List<Claim> claimed() {
        return this instanceof Claims(String object, Claim claim) ? List.of(claim) : List.of();
    }

    /**
     * To a bucket.
     *
     * @param at when the alert was heard: evidence is forgotten by the times of records, so the clock's would be wrong
     *     where a recording of the past is played
     */
    record Asked(Question question, Instant at) implements EpisodeOutput {}

    /**
     * To whoever suspects the same.
     *
     * @param object key of what was changed
     */
    record Claims(String object, Claim claim) implements EpisodeOutput {}

    /** To whoever reads correlations. */
    record Emitted(Correlation correlation) implements EpisodeOutput {}
}
