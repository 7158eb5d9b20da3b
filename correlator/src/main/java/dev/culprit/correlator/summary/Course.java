package dev.culprit.correlator.summary;

import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Onset;
import dev.culprit.correlator.wording.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When it burned, and what is not known. */
final class Course {
    /** An expression of how it begins. */
    static final String BEGINNING = "Alert from \\d\\d:\\d\\d";

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Course() {}

    static String of(Correlation correlation) {
        Episode episode = correlation.episode();
        Instant ended = episode.resolvedAt();
        String end = ended == null
                ? "and no end is known"
                : "until " + CLOCK.format(ended) + ", for "
                        + HumanDuration.of(Duration.between(episode.startsAt(), ended));
        return "Alert from " + CLOCK.format(episode.startsAt()) + " UTC " + end + "; the burn began "
                + onset(correlation.period().onset()) + reservations(correlation) + ".";
    }

    private static String onset(Onset onset) {
        return switch (onset.source()) {
            case BURN_RATE -> "between " + CLOCK.format(onset.earliest()) + " and " + CLOCK.format(onset.latest());
            case ALERT_WINDOW, ASSUMED ->
                "at most " + HumanDuration.of(Duration.between(onset.earliest(), onset.latest())) + " earlier";
        };
    }

    private static String reservations(Correlation correlation) {
        return (correlation.findings().entry() == null ? "; which workload the SLO measures is not known" : "")
                + (correlation.has(Condition.EVIDENCE_INCOMPLETE) ? "; part of the evidence is missing" : "")
                + (correlation.has(Condition.EVIDENCE_TRUNCATED) ? "; more happened than could be weighed" : "")
                + (correlation.has(Condition.WINDOW_PARTLY_WATCHED) ? "; the window was watched in part only" : "");
    }
}
