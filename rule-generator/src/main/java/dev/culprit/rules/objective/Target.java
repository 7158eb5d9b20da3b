package dev.culprit.rules.objective;

import java.math.BigDecimal;

/** What share must succeed, in percent: above 0 and below 100, for without a budget nothing can burn. */
public record Target(BigDecimal percent) {
    public static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Target {
        if (percent.signum() <= 0 || percent.compareTo(HUNDRED) >= 0) {
            throw new IllegalArgumentException("a target must be above 0 and below 100 percent, is " + percent);
        }
    }

    public static Target of(String percent) {
        return new Target(new BigDecimal(percent));
    }

    public BigDecimal ratio() {
        return percent.movePointLeft(2).stripTrailingZeros();
    }

    /** The share that may fail: exactly 0.001 for 99.9, which floating point does not have. */
    public BigDecimal budget() {
        return BigDecimal.ONE.subtract(ratio()).stripTrailingZeros();
    }

    @Override
    public String toString() {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
