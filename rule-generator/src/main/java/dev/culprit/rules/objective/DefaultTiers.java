package dev.culprit.rules.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Two tiers that page and two that open a ticket; for SLO windows other than 30 days their windows and holds scale. */
public final class DefaultTiers {
    public static final String ALERT = "SLOErrorBudgetBurn";

    private static final Duration MONTH = Duration.ofDays(30);
    private static final double MINUTE_SECONDS = 60;

    private DefaultTiers() {}

    public static List<Tier> of(Window slo) {
        return Stream.of(
                        tier("14.4", Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofMinutes(2), "page"),
                        tier("6", Duration.ofHours(6), Duration.ofMinutes(30), Duration.ofMinutes(15), "page"),
                        tier("3", Duration.ofDays(1), Duration.ofHours(2), Duration.ofHours(1), "ticket"),
                        tier("1", Duration.ofDays(3), Duration.ofHours(6), Duration.ofHours(3), "ticket"))
                .map(tier -> scaled(tier, slo))
                .toList();
    }

    private static Tier tier(String threshold, Duration longer, Duration shorter, Duration hold, String severity) {
        return new Tier(ALERT, new BigDecimal(threshold), new Window(longer), new Window(shorter), hold, severity);
    }

    private static Tier scaled(Tier tier, Window slo) {
        return new Tier(
                tier.name(),
                tier.threshold(),
                new Window(scaled(tier.longWindow().length(), slo)),
                new Window(scaled(tier.shortWindow().length(), slo)),
                scaled(tier.hold(), slo),
                tier.severity());
    }

    /** Whole minutes, one at least. */
    private static Duration scaled(Duration length, Window slo) {
        double minutes = length.toSeconds() * (double) slo.seconds() / MONTH.toSeconds() / MINUTE_SECONDS;
        return Duration.ofMinutes(Math.max(1, Math.round(minutes)));
    }

    /** How long an own tier holds where it does not say: as long as the default tier of its size. */
    public static Duration hold(Window longWindow) {
        return of(new Window(MONTH)).stream()
                .filter(tier -> longWindow.compareTo(tier.longWindow()) <= 0)
                .map(Tier::hold)
                .findFirst()
                .orElse(Duration.ofHours(3));
    }
}
