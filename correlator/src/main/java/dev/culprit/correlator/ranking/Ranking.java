package dev.culprit.correlator.ranking;

import dev.culprit.api.record.Change;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.wording.ChangeText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * Ranks the objects that changed in an episode's window. Additive: a suspect's score is the sum of its named
 * contributions. A pure function: the same evidence in any order gives the same findings.
 *
 * @param maxSuspects suspects kept; the rest is counted
 * @param maxCleared cleared objects kept; the rest is counted
 */
public record Ranking(int maxSuspects, int maxCleared, Weights weights) implements Judge {
    private static final Comparator<Verdict> BEST_FIRST = Comparator.comparingDouble(Verdict::score)
            .reversed()
            .thenComparing(v -> v.change().occurredAt(), Comparator.reverseOrder())
            .thenComparing(v -> v.change().subject())
            .thenComparing(v -> v.change().id());

    private static final Comparator<Suspect> SUREST_FIRST = Comparator.comparingDouble(Suspect::score)
            .reversed()
            .thenComparing(Suspect::timestamp, Comparator.reverseOrder())
            .thenComparing(Suspect::object);

    private static final Comparator<Cleared> NEWEST_FIRST =
            Comparator.comparing(Cleared::timestamp).reversed().thenComparing(Cleared::object);

    public static Ranking defaults() {
        return new Ranking(20, 50);
    }

    public Ranking(int maxSuspects, int maxCleared) {
        this(maxSuspects, maxCleared, Weights.shipped());
    }

    /** The case taken apart, before anything is weighed. */
    public static Hearing hear(Case incident) {
        return new Trial(incident).hear();
    }

    @Override
    public Findings rank(Case incident) {
        var trial = new Trial(incident);
        Hearing hearing = trial.hear();
        List<Verdict> ranked = strongest(hearing);
        var testimony = new Testimony(trial);
        List<Suspect> suspects = ranked.stream()
                .limit(maxSuspects)
                .map(verdict -> suspect(verdict, testimony))
                .toList();
        List<Contribution> noChange = contributions(hearing.noChange());
        List<Cleared> cleared = hearing.cleared().stream().sorted(NEWEST_FIRST).toList();
        var findings = new Findings(
                incident.reach().entry().orElse(null),
                suspects,
                Math.max(0, ranked.size() - maxSuspects),
                cleared.stream().limit(maxCleared).toList(),
                Math.max(0, cleared.size() - maxCleared),
                Score.sum(noChange),
                noChange,
                NoChange.story(hearing.noChange()).orElse(null),
                null);
        return review(findings, incident.episode());
    }

    /** Confidence comes from what the findings hold alone: it is the same whenever the episode's end was heard of. */
    @Override
    public Findings review(Findings findings, Episode episode) {
        var confirmation = new Confirmation(episode.resolvedAt(), weights.of(Feature.UNDO_ENDED_BURN));
        List<Suspect> confirmed = findings.suspects().stream()
                .map(confirmation::applied)
                .sorted(SUREST_FIRST)
                .toList();
        var odds = new Odds(with(findings, confirmed));
        return with(
                findings,
                confirmed.stream()
                        .map(suspect -> named(suspect, odds.confidence(suspect, weights)))
                        .toList());
    }

    private static Findings with(Findings findings, List<Suspect> suspects) {
        return new Findings(
                findings.entry(),
                suspects,
                findings.suspectsLeftOut(),
                findings.cleared(),
                findings.clearedLeftOut(),
                findings.noChangeScore(),
                findings.noChangeContributions(),
                findings.noChangeStory(),
                findings.ties());
    }

    /** How likely each suspect is the cause, with what was done along with it: 0 to 1, in the order of the findings. */
    public static List<Double> probabilities(Findings findings) {
        return new Odds(findings).probabilities();
    }

    /** Of each object the change with the highest score; the best object first. */
    private List<Verdict> strongest(Hearing hearing) {
        var best = new TreeMap<ObjectRef, Verdict>();
        for (Candidate candidate : hearing.candidates()) {
            List<Contribution> parts = contributions(candidate.signs());
            var verdict = new Verdict(candidate, parts, Score.sum(parts));
            best.merge(candidate.change().subject(), verdict, (a, b) -> BEST_FIRST.compare(a, b) <= 0 ? a : b);
        }
        var ranked = new ArrayList<>(best.values());
        ranked.sort(BEST_FIRST);
        return ranked;
    }

    private List<Contribution> contributions(List<Sign> signs) {
        return signs.stream()
                .map(sign -> new Contribution(sign.words(), Score.round(weights.of(sign.feature()) * sign.value())))
                .toList();
    }

    private static Suspect suspect(Verdict verdict, Testimony testimony) {
        Change change = verdict.change();
        return new Suspect(
                change.subject(),
                change.occurredAt(),
                change.type(),
                ChangeText.of(change),
                change.actor().described(),
                Confidence.LOW,
                verdict.score(),
                verdict.parts(),
                testimony.of(change));
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

    /** A candidate, weighed. */
    private record Verdict(Candidate candidate, List<Contribution> parts, double score) {
        Change change() {
            return candidate.change();
        }
    }
}
