package dev.culprit.rules.standing;

import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Tier;
import dev.culprit.rules.objective.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** By which pairs of windows a promise's level is told, and what each of them means. */
final class Tiers {
    /** SLOK's own, in windows that are always recorded where the SLO's is as long. */
    private static final List<Tier> USUAL = List.of(
            usual("14.4", Window.ofMinutes(60), Window.ofMinutes(5)),
            usual("6", Window.ofMinutes(360), Window.ofMinutes(60)),
            usual("1", Window.ofMinutes(4320), Window.ofMinutes(360)));

    private static final BigDecimal CRITICAL = BigDecimal.valueOf(14);
    private static final BigDecimal DEGRADED = BigDecimal.valueOf(6);

    private Tiers() {}

    /** Those that raise its alerts; the usual ones where none does. */
    static List<Tier> of(Promise promise) {
        List<Tier> own = promise.alerts().tiers();
        return own.isEmpty()
                ? USUAL.stream()
                        .filter(tier -> windows(tier)
                                .allMatch(window -> promise.windows().contains(window)))
                        .toList()
                : own;
    }

    static Stream<Window> windows(Tier tier) {
        return Stream.of(tier.shortWindow(), tier.longWindow());
    }

    /** What it means that a tier burns: SLOK's levels, by how fast. */
    static Level level(Tier tier) {
        if (tier.threshold().compareTo(CRITICAL) >= 0) {
            return Level.CRITICAL;
        }
        return tier.threshold().compareTo(DEGRADED) >= 0 ? Level.DEGRADED : Level.WARNING;
    }

    private static Tier usual(String threshold, Window longWindow, Window shortWindow) {
        return new Tier("", new BigDecimal(threshold), longWindow, shortWindow, Duration.ZERO, "");
    }
}
