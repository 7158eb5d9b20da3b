package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Confidence;
import java.time.Duration;
import java.util.List;

/**
 * What scores mean beside each other: they are log-odds, so that a suspect's probability is its share among all suspects
 * and the story that no change explains the burn.
 */
final class Odds {
    /** What is done alike to several objects within this time is one deed, however many objects share it. */
    private static final Duration ONE_DEED = Duration.ofMinutes(2);

    private final List<Ranking.Verdict> ranked;
    private final double noChange;
    private final Weights weights;

    Odds(List<Ranking.Verdict> ranked, double noChange, Weights weights) {
        this.ranked = ranked;
        this.noChange = noChange;
        this.weights = weights;
    }

    /** High needs a known entry, and only the first can be, with what was done along with it. */
    Confidence confidence(Ranking.Verdict verdict, boolean entryKnown) {
        double probability = probability(verdict);
        boolean leads = isAlike(verdict, ranked.getFirst());
        if (entryKnown && leads && probability >= weights.high()) {
            return Confidence.HIGH;
        }
        return probability >= weights.medium() ? Confidence.MEDIUM : Confidence.LOW;
    }

    /** That it, or what was done along with it, is the cause: 0 to 1. */
    double probability(Ranking.Verdict verdict) {
        double alike = 0;
        double others = Math.exp(noChange - verdict.score());
        for (Ranking.Verdict rival : ranked) {
            double share = Math.exp(rival.score() - verdict.score());
            if (isAlike(verdict, rival)) {
                alike += share;
            } else {
                others += share;
            }
        }
        return alike / (alike + others);
    }

    private static boolean isAlike(Ranking.Verdict one, Ranking.Verdict other) {
        return one == other
                || (one.deed() == other.deed()
                        && one.change().subject().isClusterScoped()
                        && one.change()
                                .subject()
                                .kind()
                                .equals(other.change().subject().kind())
                        && Duration.between(
                                                one.change().occurredAt(),
                                                other.change().occurredAt())
                                        .abs()
                                        .compareTo(ONE_DEED)
                                <= 0);
    }
}
