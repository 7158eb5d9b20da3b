package dev.culprit.fit;

import dev.culprit.correlator.ranking.Ranking;
import dev.culprit.correlator.ranking.Weights;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges incidents of each fault type by weights that were fitted on all other types. */
final class CrossValidation {
    private final Map<Setting, List<Lesson>> lessons;
    private final Weights start;
    private final double penalty;

    CrossValidation(Map<Setting, List<Lesson>> lessons, Weights start, double penalty) {
        this.lessons = lessons;
        this.start = start;
        this.penalty = penalty;
    }

    /** By setting, in the order of the incidents. */
    Map<Setting, List<Outcome>> run() {
        SortedSet<String> types = lessons.values().stream()
                .flatMap(List::stream)
                .map(lesson -> lesson.truth().faultType())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Ranking> judges =
                types.stream().collect(Collectors.toMap(type -> type, type -> ranking(fittedWithout(type))));
        Function<Lesson, Ranking> judge =
                lesson -> Objects.requireNonNull(judges.get(lesson.truth().faultType()));
        Map<Setting, List<Outcome>> outcomes = new EnumMap<>(Setting.class);
        lessons.forEach((setting, of) -> outcomes.put(
                setting,
                of.stream()
                        .map(lesson -> Outcome.of(lesson, judge.apply(lesson)))
                        .toList()));
        return outcomes;
    }

    Weights fittedOnAll() {
        return fittedWithout("");
    }

    Map<Setting, List<Outcome>> judgedBy(Weights weights) {
        Map<Setting, List<Outcome>> outcomes = new EnumMap<>(Setting.class);
        lessons.forEach((setting, of) -> outcomes.put(
                setting,
                of.stream().map(lesson -> Outcome.of(lesson, ranking(weights))).toList()));
        return outcomes;
    }

    /** An incident is one piece of evidence, in however many settings it is seen. */
    private Weights fittedWithout(String type) {
        List<Lesson> others = lessons.values().stream()
                .flatMap(List::stream)
                .filter(lesson -> !lesson.truth().faultType().equals(type))
                .toList();
        return new Fit(others, start, penalty * lessons.size()).run();
    }

    private static Ranking ranking(Weights weights) {
        return new Ranking(20, 50, weights);
    }
}
