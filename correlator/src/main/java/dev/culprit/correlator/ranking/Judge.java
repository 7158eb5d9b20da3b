package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Findings;

/** Decides cases: pure functions, so that the same evidence in any order, restarted or not, comes to the same findings. */
public interface Judge {
    /** What a case comes to, as its episode stands. */
    Findings rank(Case incident);

    /** The same findings when the episode has gone on: its end may confirm what was undone. */
    Findings review(Findings findings, Episode episode);
}
