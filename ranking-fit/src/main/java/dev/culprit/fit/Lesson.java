package dev.culprit.fit;

import dev.culprit.correlator.ranking.Candidate;
import dev.culprit.correlator.ranking.Case;
import dev.culprit.correlator.ranking.Hearing;
import dev.culprit.correlator.ranking.Ranking;
import dev.culprit.correlator.ranking.Sign;
import java.util.ArrayList;
import java.util.List;

/**
 * One incident to learn from: the stories that compete, of which at least one is right.
 *
 * @param stories what speaks for each: first that no change explains the burn, then each candidate
 * @param right the indices of the right ones
 */
record Lesson(NamedCase named, Truth truth, List<List<Sign>> stories, List<Integer> right) {
    /** Where a culprit never became a candidate there is nothing to learn: then none is right. */
    static Lesson of(NamedCase named, Truth truth) {
        Case what = named.what();
        Hearing hearing = Ranking.hear(what);
        var stories = new ArrayList<List<Sign>>();
        var right = new ArrayList<Integer>();
        stories.add(hearing.noChange());
        if (truth.culprits().isEmpty()) {
            right.add(0);
        }
        for (Candidate candidate : hearing.candidates()) {
            boolean isCulprit = truth.isCulprit(candidate.change());
            if (isCulprit) {
                right.add(stories.size());
            }
            boolean leftOut = !isCulprit
                    && truth.culprits().isEmpty()
                    && truth.isNeutral(candidate.change().subject());
            if (!leftOut) {
                stories.add(candidate.signs());
            }
        }
        return new Lesson(named, truth, List.copyOf(stories), List.copyOf(right));
    }

    String incident() {
        return named.incident();
    }
}
