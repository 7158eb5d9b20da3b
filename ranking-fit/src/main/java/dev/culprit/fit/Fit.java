package dev.culprit.fit;

import dev.culprit.correlator.ranking.Feature;
import dev.culprit.correlator.ranking.Sign;
import dev.culprit.correlator.ranking.Weights;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Conditional logit: the probability of a story is its share of exp(score) among those of its incident. Weights make the
 * right stories as likely as can be, less a penalty for straying from their priors. Deterministic: fixed steps in a fixed
 * order.
 */
final class Fit {
    private static final int FEATURES = Feature.values().length;
    private static final Map<Feature, Integer> PLACES = places();

    private static final int STEPS = 400;
    private static final double STEP = 0.05;

    /** Adam's: how slowly the mean and the square of the gradient are forgotten. */
    private static final double MEAN_KEPT = 0.9;

    private static final double SQUARE_KEPT = 0.999;

    private final List<Lesson> lessons;
    private final Weights start;
    private final double penalty;

    /** @param penalty of a squared unit away from the prior */
    Fit(List<Lesson> lessons, Weights start, double penalty) {
        this.lessons = lessons.stream().filter(l -> !l.right().isEmpty()).toList();
        this.start = start;
        this.penalty = penalty;
    }

    Weights run() {
        double[] priors = array(start.priors());
        double[] weights = priors.clone();
        double[] mean = new double[FEATURES];
        double[] square = new double[FEATURES];
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = gradient(weights, priors);
            double rate = STEP * Math.min(1, 2.0 * (STEPS - step + 1) / STEPS);
            for (int i = 0; i < FEATURES; i++) {
                mean[i] = MEAN_KEPT * mean[i] + (1 - MEAN_KEPT) * gradient[i];
                square[i] = SQUARE_KEPT * square[i] + (1 - SQUARE_KEPT) * gradient[i] * gradient[i];
                double m = mean[i] / (1 - Math.pow(MEAN_KEPT, step));
                double s = square[i] / (1 - Math.pow(SQUARE_KEPT, step));
                weights[i] = onSideOf(priors[i], weights[i] + rate * m / (Math.sqrt(s) + 1e-8));
            }
        }
        Map<Feature, Double> values = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            values.put(feature, weights[place(feature)]);
        }
        return start.with(values);
    }

    /** What speaks for a story never comes to speak against it, nor the other way round: nobody would believe it. */
    private static double onSideOf(double prior, double weight) {
        return prior * weight < 0 ? 0 : weight;
    }

    private static Map<Feature, Integer> places() {
        Map<Feature, Integer> places = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            places.put(feature, places.size());
        }
        return places;
    }

    private static int place(Feature feature) {
        return Objects.requireNonNull(PLACES.get(feature));
    }

    private static double[] array(Map<Feature, Double> values) {
        double[] array = new double[FEATURES];
        values.forEach((feature, value) -> array[place(feature)] = value);
        return array;
    }

    /** Of the log-likelihood of all lessons less the penalty. */
    private double[] gradient(double[] weights, double[] priors) {
        double[] gradient = new double[FEATURES];
        for (int i = 0; i < FEATURES; i++) {
            gradient[i] = -penalty * (weights[i] - priors[i]);
        }
        for (Lesson lesson : lessons) {
            double[] shares = shares(lesson.stories(), weights);
            double sum = lesson.right().stream().mapToDouble(r -> shares[r]).sum();
            for (int i = 0; i < shares.length; i++) {
                boolean isRight = lesson.right().contains(i);
                double pull = (isRight ? shares[i] / Math.max(sum, 1e-12) : 0) - shares[i];
                for (Sign sign : lesson.stories().get(i)) {
                    gradient[place(sign.feature())] += pull * sign.value();
                }
            }
        }
        start.held().keySet().forEach(feature -> gradient[place(feature)] = 0);
        return gradient;
    }

    private static double[] shares(List<List<Sign>> stories, double[] weights) {
        double[] scores = stories.stream()
                .mapToDouble(signs -> signs.stream()
                        .mapToDouble(sign -> weights[place(sign.feature())] * sign.value())
                        .sum())
                .toArray();
        double top = Arrays.stream(scores).max().orElse(0);
        double[] shares = Arrays.stream(scores).map(s -> Math.exp(s - top)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(s -> s / sum).toArray();
    }
}
