package dev.culprit.correlator.evidence;

import dev.culprit.correlator.message.Answer;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** What this half sends out. */
public sealed interface EvidenceOutput {
    default List<Answer> answered() {
        return this instanceof Answered(Answer answer) ? List.of(answer) : List.of();
    }

    default List<Bytes> unreadable() {
        return this instanceof Unreadable(Bytes json) ? List.of(json) : List.of();
    }

    /** To an episode. */
    record Answered(Answer answer) implements EvidenceOutput {}

    /** To the dead letters: what came as a fact and is none. */
    record Unreadable(Bytes json) implements EvidenceOutput {}
}
