package dev.culprit.fit;

import java.util.List;

/**
 * How well outcomes fit what is known, counted as {@code score.py} of the incidents does.
 *
 * @param culprits incidents with a culprit
 * @param first of them those in which it ranks first
 * @param third those in which it is among the first three
 * @param reciprocal the sum of 1 / rank
 * @param found those in which it is called high
 * @param innocents incidents without a culprit
 * @param abstained of them those in which nothing is called high
 * @param high all that is called high
 * @param right of that what is a culprit
 */
record Figures(
        int culprits,
        int first,
        int third,
        double reciprocal,
        int found,
        int innocents,
        int abstained,
        int high,
        int right) {
    static Figures of(List<Outcome> outcomes) {
        List<Outcome> guilty = outcomes.stream().filter(Outcome::hasCulprit).toList();
        List<Outcome> innocent = outcomes.stream().filter(o -> !o.hasCulprit()).toList();
        return new Figures(
                guilty.size(),
                count(guilty, o -> o.rank() == 1),
                count(guilty, o -> o.rank() >= 1 && o.rank() <= 3),
                guilty.stream()
                        .filter(o -> o.rank() > 0)
                        .mapToDouble(o -> 1.0 / o.rank())
                        .sum(),
                count(guilty, o -> !o.rightlyHigh().isEmpty()),
                innocent.size(),
                count(innocent, o -> o.high().isEmpty()),
                outcomes.stream().mapToInt(o -> o.high().size()).sum(),
                outcomes.stream().mapToInt(o -> o.rightlyHigh().size()).sum());
    }

    private static int count(List<Outcome> outcomes, java.util.function.Predicate<Outcome> what) {
        return (int) outcomes.stream().filter(what).count();
    }

    double precision() {
        return high == 0 ? 1 : (double) right / high;
    }
}
