package dev.culprit.standalone.output;

import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.Ties;
import dev.culprit.correlator.wording.HumanDuration;
import dev.culprit.runtime.text.OneLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One correlation for the person who was paged: what burns, who is suspected, why, and who was cleared. */
final class SuspectList {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Suspects shown with their evidence; those after them take one line each. */
    private static final int DETAILED = 3;

    private static final int CLEARED_SHOWN = 5;

    private static final String INDENT = "     ";

    private final Correlation correlation;
    private final Style style;
    private final List<String> lines = new ArrayList<>();

    private SuspectList(Correlation correlation, Style style) {
        this.correlation = correlation;
        this.style = style;
    }

    static List<String> lines(Correlation correlation, Style style) {
        var list = new SuspectList(correlation, style);
        list.headline();
        list.ties();
        list.suspects();
        list.cleared();
        list.conditions();
        return list.lines;
    }

    private void headline() {
        var episode = correlation.episode();
        String burn =
                episode.burnRate() == null ? "" : ", burning " + CorrelationTable.burnRate(episode.burnRate()) + "x";
        lines.add(style.bold(OneLine.of(episode.slo().toString())) + "  "
                + episode.severity().name().toLowerCase(Locale.ROOT) + burn);
        Instant resolved = episode.resolvedAt();
        lines.add("alert " + DAY_AND_CLOCK.format(episode.startsAt())
                + (resolved == null ? ", still firing" : ", resolved " + CLOCK.format(resolved))
                + "; the burn began between "
                + CLOCK.format(correlation.period().onset().earliest())
                + " and " + CLOCK.format(correlation.period().onset().latest())
                + told(correlation.period().onset().source()));
    }

    private void ties() {
        Ties ties = Optional.ofNullable(correlation.findings().ties()).orElse(Ties.none());
        if (!ties.compositions().isEmpty()) {
            lines.add("part of " + joined(ties.compositions().stream()));
        }
        if (!ties.sameCause().isEmpty()) {
            lines.add("the same change burns "
                    + joined(ties.sameCause().stream().map(Ties.Sibling::slo))
                    + (ties.isMoreOfSameCause() ? " and more" : ""));
        }
    }

    private static String joined(Stream<SloRef> slos) {
        return slos.map(slo -> OneLine.of(slo.toString())).collect(Collectors.joining(", "));
    }

    private static String told(Onset.Source source) {
        return switch (source) {
            case BURN_RATE -> ", by its burn rate";
            case ALERT_WINDOW -> ", by the alert's window";
            case ASSUMED -> ", as is assumed";
        };
    }

    private void suspects() {
        Findings findings = correlation.findings();
        lines.add("");
        if (findings.suspects().isEmpty()) {
            lines.add("No change explains this: nothing that the SLO depends on changed before the alert.");
            return;
        }
        if (findings.suspects().getFirst().confidence() == Confidence.LOW) {
            lines.add("No change stands out: a cause outside these changes is likelier ("
                    + points(findings.noChangeScore()) + ").");
        }
        var columns = new Columns();
        for (int i = 0; i < findings.suspects().size(); i++) {
            columns.add(cells(i + 1, findings.suspects().get(i)));
        }
        List<String> rows = columns.lines();
        for (int i = 0; i < rows.size(); i++) {
            Suspect suspect = findings.suspects().get(i);
            lines.add(style.confidence(suspect.confidence(), rows.get(i)));
            if (i < DETAILED) {
                details(suspect);
            }
        }
        if (findings.suspectsLeftOut() > 0) {
            lines.add(INDENT + "and " + findings.suspectsLeftOut() + " more suspects");
        }
    }

    private List<String> cells(int rank, Suspect suspect) {
        Instant alert = correlation.episode().startsAt();
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%2d. %s",
                        rank,
                        OneLine.of(suspect.object().toString())),
                OneLine.of(suspect.change()),
                OneLine.of(suspect.actor()),
                CLOCK.format(suspect.timestamp()),
                HumanDuration.of(Duration.between(suspect.timestamp(), alert)) + " before the alert",
                suspect.confidence().name().toLowerCase(Locale.ROOT));
    }

    /** The first line of evidence is the change, which the line above has told. */
    private void details(Suspect suspect) {
        suspect.evidence().stream()
                .skip(1)
                .map(EvidenceLine::text)
                .forEach(text -> lines.add(INDENT + "- " + OneLine.of(text)));
        String sum = suspect.contributions().stream()
                .map(part -> OneLine.of(part.name()) + " " + points(part.points()))
                .collect(Collectors.joining("; "));
        lines.add(style.faint(INDENT + "score " + points(suspect.score()) + ": " + sum));
    }

    private void cleared() {
        List<Cleared> cleared = correlation.findings().cleared();
        if (cleared.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Cleared:");
        var columns = new Columns();
        cleared.stream()
                .limit(CLEARED_SHOWN)
                .forEach(innocent -> columns.add(List.of(
                        "  " + OneLine.of(innocent.object().toString()),
                        CLOCK.format(innocent.timestamp()),
                        OneLine.of(innocent.change(), 60),
                        OneLine.of(innocent.reason()))));
        columns.lines().forEach(line -> lines.add(style.faint(line)));
        int more = cleared.size()
                - Math.min(cleared.size(), CLEARED_SHOWN)
                + correlation.findings().clearedLeftOut();
        if (more > 0) {
            lines.add(style.faint("  and " + more + " more"));
        }
    }

    private void conditions() {
        for (Condition condition : correlation.conditions()) {
            lines.add("");
            lines.add(condition.type() + ": " + OneLine.of(condition.message()));
        }
    }

    static String points(double points) {
        BigDecimal shown = BigDecimal.valueOf(points).setScale(1, RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? "0" : String.format(Locale.ROOT, "%+.1f", shown);
    }
}
