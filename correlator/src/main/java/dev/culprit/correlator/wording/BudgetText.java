package dev.culprit.correlator.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of an error budget is left, as a person says it: {@code 41.2% left}, {@code overspent by 12%}. */
public final class BudgetText {
    private static final int PERCENT_DIGITS = 2;

    /** More than a million budgets are not told apart; and in percent there are numbers that JSON has not. */
    private static final double LEAST = -1e6;

    private BudgetText() {}

    /**
     * In percent with one decimal, cut towards less: what is not whole is not told as whole.
     *
     * @param share 1 for the whole budget
     */
    public static double percent(double share) {
        return BigDecimal.valueOf(Math.max(share, LEAST))
                .movePointRight(PERCENT_DIGITS)
                .setScale(1, RoundingMode.FLOOR)
                .doubleValue();
    }

    /**
     * The share as words.
     *
     * @param percent 100 for the whole budget, below 0 when more than that is spent
     */
    public static String of(double percent) {
        if (!Double.isFinite(percent)) {
            return "not known";
        }
        if (percent == 0) {
            return "none left";
        }
        String amount =
                BigDecimal.valueOf(Math.abs(percent)).stripTrailingZeros().toPlainString() + "%";
        return percent < 0 ? "overspent by " + amount : amount + " left";
    }
}
