package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import java.util.List;

/** One change that may be the cause, with all that speaks for or against it, in a fixed order. */
public record Candidate(Change change, List<Sign> signs) {
    public Candidate {
        signs = List.copyOf(signs);
    }
}
