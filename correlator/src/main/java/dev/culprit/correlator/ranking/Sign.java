package dev.culprit.correlator.ranking;

/**
 * One piece of evidence for or against a suspect.
 *
 * @param value in the feature's unit
 * @param words how a person reads it
 */
public record Sign(Feature feature, double value, String words) {
    static Sign of(Feature feature, String words) {
        return new Sign(feature, 1, words);
    }
}
