package dev.culprit.rules.standing;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.objective.ErrorBudget;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Tier;
import dev.culprit.rules.objective.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a standing of what was measured. Burn rates are worked out from error rates, not read: an edited target shows at
 * once. Levels and the end of the budget are told of the figures before they are rounded.
 */
final class Assessment {
    private static final int SHOWN = 3;

    private final Wanted wanted;
    private final Promise promise;
    private final Evidence.Measured measured;
    private final ErrorBudget budget;

    Assessment(Wanted wanted, Evidence.Measured measured) {
        this.wanted = wanted;
        this.promise = wanted.promise();
        this.measured = measured;
        this.budget = promise.budget();
    }

    /** Of a moment, with what Prometheus warned of. */
    Outlook outlook(Instant at, List<String> warnings) {
        List<String> absent = absent();
        Knowledge knowledge = measured.gap() || !absent.isEmpty() ? Knowledge.NO_DATA : Knowledge.KNOWN;
        String doubt = warnings.isEmpty() ? "" : "Prometheus warns: " + String.join("; ", warnings);
        String message = knowledge == Knowledge.KNOWN ? doubt : reason(absent);
        return new Outlook(
                promise, new Standing(state(knowledge, at), knowledge, message, measured.missing()), exhaustion());
    }

    private List<String> absent() {
        return wanted.windows().stream()
                .filter(window -> !measured.errorRates().containsKey(window))
                .map(window -> wanted.subject().errorRate(window))
                .toList();
    }

    private String reason(List<String> absent) {
        if (measured.gap()) {
            return wanted.subject().noData()
                    + " is 1: nothing is measured now; see that the targets are scraped, and that"
                    + " the SLO selects series that they have";
        }
        String more = absent.size() > SHOWN ? " and " + (absent.size() - SHOWN) + " more" : "";
        return "Prometheus has no " + absent.stream().limit(SHOWN).collect(Collectors.joining(", ")) + more + " of "
                + promise.ref() + ": see that the rules made of it today are loaded";
    }

    private ObjectiveState state(Knowledge knowledge, Instant at) {
        Double ratio = measured.errorRates().get(promise.window());
        var rounded = new Rounded(budget);
        return new ObjectiveState(
                wanted.subject().objective(),
                Standing.percent(promise.target()),
                ratio == null ? null : rounded.actual(ratio),
                level(knowledge, ratio),
                ratio == null ? null : spent(rounded, ratio),
                Tiers.of(promise).stream().map(this::burn).toList(),
                at);
    }

    private ObjectiveState.ErrorBudget spent(Rounded rounded, double ratio) {
        return new ObjectiveState.ErrorBudget(
                rounded.minutes(budget.total()),
                rounded.minutes(budget.consumed(ratio)),
                rounded.minutes(budget.remaining(ratio)),
                rounded.remaining(ratio));
    }

    private BurnRate burn(Tier tier) {
        return new BurnRate(
                tier.shortWindow().toString(),
                shown(tier.shortWindow()),
                tier.longWindow().toString(),
                shown(tier.longWindow()));
    }

    private @Nullable Double shown(Window window) {
        Double ratio = measured.errorRates().get(window);
        return ratio == null ? null : Rounded.burn(budget.burnRate(ratio));
    }

    /** What is proven stands, whatever else is missing; that a promise is kept is said only when all is known. */
    private Level level(Knowledge knowledge, @Nullable Double ratio) {
        if (ratio != null && budget.remainingFraction(ratio) <= 0) {
            return Level.VIOLATED;
        }
        return Tiers.of(promise).stream()
                .filter(this::burns)
                .map(Tiers::level)
                .max(Comparator.naturalOrder())
                .orElse(knowledge == Knowledge.KNOWN ? Level.MET : Level.UNKNOWN);
    }

    private boolean burns(Tier tier) {
        return Tiers.windows(tier)
                .allMatch(window -> isAbove(window, tier.threshold().doubleValue()));
    }

    private boolean isAbove(Window window, double threshold) {
        Double ratio = measured.errorRates().get(window);
        return ratio != null && budget.burnRate(ratio) > threshold;
    }

    private Optional<Duration> exhaustion() {
        Double ratio = measured.errorRates().get(promise.window());
        Double present = measured.errorRates().get(promise.present());
        return ratio == null || present == null
                ? Optional.empty()
                : budget.exhaustion(budget.remainingFraction(ratio), budget.burnRate(present));
    }
}
