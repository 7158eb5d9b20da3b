package dev.culprit.api.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time in which an SLO burns: it opens with the first firing alert and absorbs every tier and re-fire
 * until it has been resolved for the cool-down.
 *
 * @param severity the highest seen
 * @param burnRate the highest rate an alert told, absent when none did
 * @param startsAt the earliest start of its alerts
 * @param resolvedAt when the last of its alerts ended, absent while one fires
 * @param alert the alert that opened it
 * @param budgetRemaining the least share of the error budget that was left, below 0 when more was spent; absent when
 *     nothing tells it
 * @param series how the burn went, up to its end or the last that was asked of it; absent when nothing tells it
 */
public record Episode(
        String cluster,
        SloRef slo,
        Severity severity,
        @Nullable Double burnRate,
        Instant startsAt,
        @Nullable Instant resolvedAt,
        Alert alert,
        @Nullable Double budgetRemaining,
        @Nullable BurnSeries series) {
    public Episode {
        Require.notBlank(cluster, "cluster");
        Require.shareLeft(budgetRemaining, "budgetRemaining");
    }

    /** Of which alerts alone tell. */
    public Episode(
            String cluster,
            SloRef slo,
            Severity severity,
            @Nullable Double burnRate,
            Instant startsAt,
            @Nullable Instant resolvedAt,
            Alert alert) {
        this(cluster, slo, severity, burnRate, startsAt, resolvedAt, alert, null, null);
    }

    /** What a spike tells of it, besides its alerts; the same whichever of several spikes comes first. */
    public Episode told(Burn burn) {
        Double told = burn.budgetRemaining();
        Double least = budgetRemaining == null || told == null
                ? (told == null ? budgetRemaining : told)
                : Double.valueOf(Math.min(budgetRemaining, told));
        BurnSeries together = BurnSeries.together(series, burn.series());
        return new Episode(cluster, slo, severity, burnRate, startsAt, resolvedAt, alert, least, together);
    }
}
