package dev.culprit.rules.backtest;

import java.util.stream.IntStream;

/**
 * How many there were between two moments, from rates over five minutes at each of them: the sum of the rates, and what the
 * rates lag behind at both ends.
 */
final class Sum {
    private final double[] rates;
    private final double[] lags;
    private final double stepSeconds;
    private final double[] until;
    private final int[] known;

    /**
     * Of rates a second.
     *
     * @param lags how many the rates have yet to tell at each moment
     */
    Sum(double[] rates, double[] lags, double stepSeconds) {
        this.rates = rates.clone();
        this.lags = lags.clone();
        this.stepSeconds = stepSeconds;
        this.until = new double[rates.length + 1];
        this.known = new int[rates.length + 1];
        for (int i = 0; i < rates.length; i++) {
            boolean isKnown = !Double.isNaN(rates[i]);
            until[i + 1] = until[i] + (isKnown ? rates[i] : 0);
            known[i + 1] = known[i] + (isKnown ? 1 : 0);
        }
    }

    /** Where no samples tell better, half of five minutes at the present rate. */
    static double[] evenLags(double[] rates, double stepSeconds, double baseSeconds) {
        return IntStream.range(0, rates.length)
                .mapToDouble(i -> rates[i] * (baseSeconds - stepSeconds) / 2)
                .toArray();
    }

    double rate(int at) {
        return rates[at];
    }

    boolean isKnown(int at) {
        return !Double.isNaN(rates[at]);
    }

    /** How many of the moments after the first, up to the second, are known. */
    int known(int after, int upTo) {
        return known[upTo + 1] - known[Math.max(after, -1) + 1];
    }

    /** 0 at least. */
    double between(int after, int upTo) {
        int begin = Math.max(after, -1);
        double sum = (until[upTo + 1] - until[begin + 1]) * stepSeconds;
        return Math.max(0, sum + lag(upTo) - (begin < 0 ? 0 : lag(begin)));
    }

    private double lag(int at) {
        return Double.isNaN(lags[at]) ? 0 : lags[at];
    }
}
