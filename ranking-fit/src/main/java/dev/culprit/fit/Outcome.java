package dev.culprit.fit;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.ranking.Ranking;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the ranking said of an incident, beside what is known of it.
 *
 * @param probabilities of the suspects, in their order
 */
record Outcome(String incident, Truth truth, Findings findings, List<Double> probabilities) {
    static Outcome of(Lesson lesson, Ranking ranking) {
        Findings findings = ranking.rank(lesson.named().what());
        return new Outcome(lesson.incident(), lesson.truth(), findings, Ranking.probabilities(findings));
    }

    List<Suspect> suspects() {
        return findings.suspects();
    }

    boolean hasCulprit() {
        return !truth.culprits().isEmpty();
    }

    boolean isRight(Suspect suspect) {
        return truth.isCulprit(suspect.object(), suspect.timestamp());
    }

    /** From 1; 0 when no culprit is among the suspects. */
    int rank() {
        return IntStream.range(0, suspects().size())
                .filter(i -> isRight(suspects().get(i)))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }

    /** Called high; neutral companions do not count. */
    Set<ObjectRef> high() {
        return suspects().stream()
                .filter(s -> s.confidence() == Confidence.HIGH)
                .filter(s -> isRight(s) || !truth.isNeutral(s.object()))
                .map(Suspect::object)
                .collect(Collectors.toSet());
    }

    Set<ObjectRef> rightlyHigh() {
        return suspects().stream()
                .filter(s -> s.confidence() == Confidence.HIGH && isRight(s))
                .map(Suspect::object)
                .collect(Collectors.toSet());
    }

    boolean isFalseAlarm() {
        return !rightlyHigh().containsAll(high());
    }
}
