package dev.culprit.standalone.output;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import dev.culprit.runtime.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Correlations as {@code kubectl get slocorr} prints them. DETECTED and AGE are date columns, which kubectl shows as the
 * time since: DETECTED since the alert, AGE since the resource was made, which here is now.
 */
final class CorrelationTable {
    /** Of a cell: one SLO with an endless name must not push all others off the screen. */
    private static final int WIDEST = 80;

    private CorrelationTable() {}

    static List<String> lines(List<Correlation> correlations, Instant now) {
        boolean several = correlations.stream()
                        .map(c -> c.episode().slo().namespace())
                        .distinct()
                        .count()
                > 1;
        var columns = new Columns();
        columns.add(header(several));
        correlations.forEach(correlation -> columns.add(row(correlation, several, now)));
        return columns.lines();
    }

    private static List<String> header(boolean several) {
        var cells = new ArrayList<>(
                List.of("NAME", "SLO", "SEVERITY", "BURN RATE", "EVENTS", "DETECTED", "AGE", "PHASE", "TOP SUSPECT"));
        if (several) {
            cells.addFirst("NAMESPACE");
        }
        return cells;
    }

    private static List<String> row(Correlation correlation, boolean several, Instant now) {
        var episode = correlation.episode();
        var findings = correlation.findings();
        var cells = new ArrayList<>(List.of(
                correlation.name(),
                OneLine.of(episode.slo().name(), WIDEST),
                episode.severity().name().toLowerCase(Locale.ROOT),
                burnRate(episode.burnRate()),
                String.valueOf(findings.suspects().size() + findings.suspectsLeftOut()),
                since(Duration.between(episode.startsAt(), now)),
                since(Duration.ZERO),
                correlation.phase() == Phase.FINAL ? "Final" : "Provisional",
                findings.topSuspect()
                        .map(suspect -> OneLine.of(suspect.object().toString(), WIDEST))
                        .orElse("-")));
        if (several) {
            cells.addFirst(OneLine.of(episode.slo().namespace()));
        }
        return cells;
    }

    static String burnRate(@Nullable Double rate) {
        return Optional.ofNullable(rate)
                .map(r -> String.format(Locale.ROOT, "%.1f", r))
                .orElse("-");
    }

    /** An age as kubectl shortens it: {@code 8s}, {@code 5m}, {@code 3h12m}, {@code 45h}, {@code 12d}. */
    static String since(Duration age) {
        if (age.isNegative()) {
            return "<invalid>";
        }
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return age.toSeconds() + "s";
        }
        if (age.compareTo(Duration.ofMinutes(10)) < 0) {
            return age.toMinutes() + "m" + part(age.toSecondsPart(), "s");
        }
        if (age.compareTo(Duration.ofHours(3)) < 0) {
            return age.toMinutes() + "m";
        }
        if (age.compareTo(Duration.ofHours(8)) < 0) {
            return age.toHours() + "h" + part(age.toMinutesPart(), "m");
        }
        if (age.compareTo(Duration.ofDays(2)) < 0) {
            return age.toHours() + "h";
        }
        return age.compareTo(Duration.ofDays(8)) < 0
                ? age.toDays() + "d" + part(age.toHoursPart(), "h")
                : age.toDays() + "d";
    }

    private static String part(int value, String unit) {
        return value == 0 ? "" : value + unit;
    }
}
