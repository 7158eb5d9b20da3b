package dev.culprit.rules.standing;

import dev.culprit.rules.objective.ErrorBudget;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Figures no finer than somebody acts on, so that a state does not change with noise. */
final class Rounded {
    private static final double PERCENT = 100;
    private static final double MILLIS_OF_A_MINUTE = 60_000;
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private final ErrorBudget budget;

    Rounded(ErrorBudget budget) {
        this.budget = budget;
    }

    /** In percent, to a thousandth of the budget at the coarsest, to two places at least: 99.8700 of 99.9. */
    double actual(double errorRatio) {
        double percentOfBudget = PERCENT * budget.target().budget().doubleValue();
        int places = Math.max(2, 3 - exponent(percentOfBudget));
        return to(PERCENT * (1 - errorRatio), places);
    }

    /** In percent of the budget, to a tenth. */
    double remaining(double errorRatio) {
        return to(PERCENT * budget.remainingFraction(errorRatio), 1);
    }

    /** Minutes as SLOK writes them, 43.2m: to a tenth, and finer where the whole budget is below ten. */
    String minutes(Duration length) {
        int places = Math.max(1, 2 - exponent(budget.total().toMillis() / MILLIS_OF_A_MINUTE));
        BigDecimal minutes =
                BigDecimal.valueOf(length.toMillis() / MILLIS_OF_A_MINUTE).setScale(places, RoundingMode.HALF_UP);
        return minutes.toPlainString() + "m";
    }

    /** Two digits, and no finer than a tenth: 0.5, 9.7, 14, 230. */
    static double burn(double rate) {
        double tenths = to(rate, 1);
        return tenths < 10 ? tenths : BigDecimal.valueOf(rate).round(TWO_DIGITS).doubleValue();
    }

    private static double to(double value, int places) {
        // adding zero: there is no budget of -0.0
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).doubleValue() + 0.0;
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(Math.max(value, 1e-6)));
    }
}
