package dev.culprit.benchmarks.figure;

import java.util.Locale;

/**
 * What is to be reached, and what was.
 *
 * @param what the ratio in words
 * @param limit that the ratio has to keep
 * @param reached median and spread over the rounds
 */
public record Target(String what, Bound bound, double limit, Rounds reached) {
    /** On which side of the limit the ratio has to be. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    public boolean isMet() {
        return switch (bound) {
            case AT_LEAST -> reached.median() >= limit;
            case AT_MOST -> reached.median() <= limit;
        };
    }

    /** A row of a Markdown table: what, target, reached, lowest and highest round, met or missed. */
    public String row() {
        String sign = switch (bound) {
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
        };
        return String.format(
                Locale.ROOT,
                "| %s | %s %.1f | **%.2f** | %.2f to %.2f | %s |",
                what,
                sign,
                limit,
                reached.median(),
                reached.lowest(),
                reached.highest(),
                isMet() ? "met" : "missed");
    }
}
