package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Suspect;
import java.time.Duration;
import java.util.List;

/**
 * What scores mean beside each other: they are log-odds, so that a suspect's probability is its share among all suspects
 * and the story that no change explains the burn.
 */
record Odds(Findings findings) {
    /** What is done alike to several objects of the cluster within this time is one deed. */
    private static final Duration ONE_DEED = Duration.ofMinutes(2);

    /** High needs a known entry, and only the first can be, with what was done along with it. */
    Confidence confidence(Suspect suspect, Weights weights) {
        double probability = probability(suspect);
        boolean leads = isAlike(suspect, findings.suspects().getFirst());
        if (findings.entry() != null && leads && probability >= weights.high()) {
            return Confidence.HIGH;
        }
        return probability >= weights.medium() ? Confidence.MEDIUM : Confidence.LOW;
    }

    List<Double> probabilities() {
        return findings.suspects().stream().map(this::probability).toList();
    }

    /** That it, or what was done along with it, is the cause: 0 to 1. */
    private double probability(Suspect suspect) {
        double alike = 0;
        double others = Math.exp(findings.noChangeScore() - suspect.score());
        for (Suspect rival : findings.suspects()) {
            double share = Math.exp(rival.score() - suspect.score());
            if (isAlike(suspect, rival)) {
                alike += share;
            } else {
                others += share;
            }
        }
        return alike / (alike + others);
    }

    private static boolean isAlike(Suspect one, Suspect other) {
        return one.object().equals(other.object())
                || (one.object().isClusterScoped()
                        && !one.object().isExternal()
                        && one.object().kind().equals(other.object().kind())
                        && one.change().equals(other.change())
                        && Duration.between(one.timestamp(), other.timestamp())
                                        .abs()
                                        .compareTo(ONE_DEED)
                                <= 0);
    }
}
