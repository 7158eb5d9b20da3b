package dev.culprit.rules.manifest;

import dev.culprit.rules.objective.Alerts;
import dev.culprit.rules.objective.Target;

/** Whether an alert can fire at all: where half may fail, nothing burns fourteen times too fast. */
final class Reach {
    private Reach() {}

    static void check(Alerts alerts, Target target, Field field) {
        alerts.tiers().stream()
                .filter(tier -> !tier.reachable(target))
                .forEach(tier -> field.warn("a burn rate of " + tier.threshold().toPlainString() + " over "
                        + tier.longWindow() + " can never be exceeded: at " + target
                        + " even an outage burns no faster than "
                        + java.math.BigDecimal.ONE
                                .divide(target.budget(), java.math.MathContext.DECIMAL32)
                                .stripTrailingZeros()
                                .toPlainString()
                        + ": add a tier of your own with a lower burnRate"));
    }
}
