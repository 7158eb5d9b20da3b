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
 */
public record Episode(
        String cluster,
        SloRef slo,
        Severity severity,
        @Nullable Double burnRate,
        Instant startsAt,
        @Nullable Instant resolvedAt,
        Alert alert) {
    public Episode {
        Require.notBlank(cluster, "cluster");
    }
}
