package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Suspect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks the objects that changed in an episode's window. Additive: a suspect's score is the sum of its named
 * contributions. A pure function: the same evidence in any order gives the same findings.
 *
 * @param maxSuspects suspects kept; the rest is counted
 * @param maxCleared cleared objects kept; the rest is counted
 */
public record Ranking(int maxSuspects, int maxCleared) {
    private static final Comparator<Suspect> BEST_FIRST = Comparator.comparingDouble(Suspect::score)
            .reversed()
            .thenComparing(Suspect::timestamp, Comparator.reverseOrder())
            .thenComparing(Suspect::object);

    private static final Comparator<Cleared> NEWEST_FIRST =
            Comparator.comparing(Cleared::timestamp).reversed().thenComparing(Cleared::object);

    public static Ranking defaults() {
        return new Ranking(20, 50);
    }

    public Findings rank(Case incident) {
        var trial = new Trial(incident);
        var suspects = new ArrayList<Suspect>();
        var cleared = new ArrayList<Cleared>();
        incident.changesByObject().forEach((object, changes) -> {
            switch (trial.judge(object, changes)) {
                case Verdict.Suspected(Suspect suspect) -> suspects.add(suspect);
                case Verdict.NotGuilty(Cleared innocent) -> cleared.add(innocent);
            }
        });
        suspects.sort(BEST_FIRST);
        cleared.sort(NEWEST_FIRST);
        double noChange = trial.noChangeScore(!suspects.isEmpty());
        return new Findings(
                incident.reach().entry().orElse(null),
                withConfidence(suspects, noChange, incident),
                Math.max(0, suspects.size() - maxSuspects),
                cleared.stream().limit(maxCleared).toList(),
                Math.max(0, cleared.size() - maxCleared),
                noChange);
    }

    private List<Suspect> withConfidence(List<Suspect> ranked, double noChange, Case incident) {
        double best = ranked.isEmpty() ? 0 : ranked.getFirst().score();
        boolean entryKnown = incident.reach().entry().isPresent();
        return ranked.stream()
                .limit(maxSuspects)
                .map(suspect -> named(suspect, confidence(suspect.score(), best, noChange, entryKnown)))
                .toList();
    }

    /** High needs a known entry and a high score, and only the first can be: any other is no more than possible. */
    private static Confidence confidence(double score, double best, double noChange, boolean entryKnown) {
        boolean leads = score >= best;
        boolean outdoesNoChange = score >= noChange + Weights.HIGH_MARGIN;
        if (entryKnown && leads && outdoesNoChange && score >= Weights.HIGH) {
            return Confidence.HIGH;
        }
        boolean possible = score >= noChange && score >= best - Weights.MEDIUM_BEHIND;
        return possible ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static Suspect named(Suspect s, Confidence confidence) {
        return new Suspect(
                s.object(),
                s.timestamp(),
                s.changeType(),
                s.change(),
                s.actor(),
                confidence,
                s.score(),
                s.contributions(),
                s.evidence());
    }

    /** What became of one object. */
    sealed interface Verdict {
        record Suspected(Suspect suspect) implements Verdict {}

        record NotGuilty(Cleared cleared) implements Verdict {}
    }
}
