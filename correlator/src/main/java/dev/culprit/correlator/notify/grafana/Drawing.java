package dev.culprit.correlator.notify.grafana;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.notify.Links;
import dev.culprit.correlator.summary.RuleBasedSummary;
import dev.culprit.correlator.wording.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A correlation as annotations: a pure function, the same for the same content. */
final class Drawing {
    private static final int NAME = 150;
    private static final int CHANGE = 300;
    private static final int HEADLINE = 400;
    private static final int RATE = 20;
    private static final String NEXT_LINE = "<br>";

    private final Links links;

    Drawing(Links links) {
        this.links = links;
    }

    /** What there is to see of it. */
    Map<Mark, Annotation> of(Correlation correlation) {
        var drawn = new EnumMap<Mark, Annotation>(Mark.class);
        Instant end = correlation.episode().resolvedAt();
        drawn.put(Mark.BURN, burn(correlation));
        correlation
                .findings()
                .topSuspect()
                .ifPresent(suspect -> drawn.put(Mark.SUSPECT, suspect(correlation, suspect)));
        if (end != null) {
            drawn.put(
                    Mark.RESOLVED,
                    Annotation.line(end, resolved(correlation, end), Tags.of(correlation, Mark.RESOLVED)));
        }
        return drawn;
    }

    /** From when on it burned for certain: the alert's start, or earlier where its series told. */
    private Annotation burn(Correlation correlation) {
        Episode episode = correlation.episode();
        Onset onset = correlation.period().onset();
        Instant began = onset.latest().isBefore(episode.startsAt()) ? onset.latest() : episode.startsAt();
        Instant end = episode.resolvedAt();
        Double rate = episode.burnRate();
        String course = end == null
                ? " burns its error budget"
                : " burned its error budget for " + HumanDuration.of(Duration.between(began, end));
        String text = AnnotationText.bold(word(episode.severity()) + ": " + episode.slo() + course, NAME + NAME)
                + (rate == null
                        ? ""
                        : ", " + AnnotationText.of(String.format(Locale.ROOT, "%.1fx", rate), RATE) + " what it allows")
                + NEXT_LINE
                + headline(correlation)
                + (correlation.phase() == Phase.FINAL ? "" : NEXT_LINE + "Provisional: more evidence may come")
                + ways(correlation);
        return new Annotation(began, end == null ? began : end, text, Tags.of(correlation, Mark.BURN));
    }

    private Annotation suspect(Correlation correlation, Suspect suspect) {
        Duration before =
                Duration.between(suspect.timestamp(), correlation.episode().startsAt());
        String actor = suspect.actor().isBlank() || suspect.actor().equals(Actor.UNKNOWN)
                ? ""
                : ", by " + AnnotationText.of(suspect.actor(), NAME);
        String text = AnnotationText.bold(suspect.object().toString(), NAME) + ": "
                + AnnotationText.of(suspect.change(), CHANGE) + actor + NEXT_LINE
                + "Suspected first (" + word(suspect.confidence()) + ") of what burns "
                + AnnotationText.of(correlation.episode().slo().toString(), NAME) + ", "
                + HumanDuration.of(before) + (before.isNegative() ? " after the alert" : " before the alert")
                + ways(correlation);
        return Annotation.line(suspect.timestamp(), text, Tags.of(correlation, Mark.SUSPECT));
    }

    private String resolved(Correlation correlation, Instant end) {
        Episode episode = correlation.episode();
        return AnnotationText.bold("resolved: " + episode.slo(), NAME) + ", "
                + HumanDuration.of(Duration.between(episode.startsAt(), end)) + " after the alert" + NEXT_LINE
                + headline(correlation) + ways(correlation);
    }

    private static String headline(Correlation correlation) {
        return AnnotationText.of(RuleBasedSummary.of(correlation).headline(), HEADLINE);
    }

    /** To elsewhere: whoever reads it is in Grafana. */
    private String ways(Correlation correlation) {
        String ways = links.of(correlation).entrySet().stream()
                .filter(link -> !link.getKey().equals(Links.GRAFANA_LINK))
                .map(link -> "<a href=\"" + link.getValue() + "\">" + link.getKey() + "</a>")
                .collect(Collectors.joining(" · "));
        return ways.isEmpty() ? "" : NEXT_LINE + ways;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
