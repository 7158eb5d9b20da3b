package dev.culprit.correlator.report.cluster;

import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How long SLOCorrelations stay, and how many of an SLO.
 *
 * @param age counted from the alert
 */
record Retention(Duration age, int mostPerSlo) {
    private static final Comparator<Doomed> NEWEST_FIRST =
            Comparator.comparing(Doomed::detectedAt).reversed().thenComparing(Doomed::name);

    /** Written now, it would be removed at once. */
    boolean isOver(Correlation correlation, Instant now) {
        return correlation.phase() == Phase.FINAL
                && correlation.episode().startsAt().isBefore(now.minus(age));
    }

    /** Those that are too old, oldest first. */
    List<Doomed> tooOld(Collection<Doomed> settled, Instant now) {
        Instant limit = now.minus(age);
        return settled.stream()
                .filter(one -> one.detectedAt().isBefore(limit))
                .sorted(NEWEST_FIRST.reversed())
                .toList();
    }

    /** Those for which their SLO has too many that are newer, oldest first. */
    List<Doomed> tooMany(Collection<Doomed> settled) {
        var tooMany = new ArrayList<Doomed>();
        settled.stream()
                .collect(Collectors.groupingBy(Doomed::slo))
                .values()
                .forEach(ofOne ->
                        ofOne.stream().sorted(NEWEST_FIRST).skip(mostPerSlo).forEach(tooMany::add));
        tooMany.sort(NEWEST_FIRST.reversed());
        return tooMany;
    }
}
