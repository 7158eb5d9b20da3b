package dev.culprit.correlator.summary;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.wording.HumanDuration;
import dev.culprit.runtime.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is suspected first: who, when, and why; and what was seen of it. */
final class Headline {
    /** In log-odds: what makes a suspect less than twice as likely is no reason to be named at once. */
    private static final double TELLING = 0.7;

    private static final int MOST_REASONS = 2;
    private static final int MOST_SEEN = 2;

    /** Characters of a change, so that a sentence can still be read at a glance. */
    private static final int CHANGE = 160;

    private static final int LINE = 240;

    /** Of a reason by its beginning, where it leaves it out. */
    private static final Map<String, String> SUBJECTS = Map.of(
            "what the SLO ", "it is ",
            "leads to ", "it ",
            "acts on ", "it ",
            "governs ", "it ",
            "probe asks ", "its ",
            "began with the change", "the failing ",
            "lasted until the alert", "the failing ");

    /** An expression of how what was seen begins. */
    static final String SEEN = "Seen: |No Event and no state of a Pod ";

    private Headline() {}

    static String of(Correlation correlation) {
        Findings findings = correlation.findings();
        if (findings.suspects().isEmpty()) {
            return "No change explains this burn" + likelier(findings, "; a likelier cause: ", "") + ".";
        }
        Suspect first = findings.suspects().getFirst();
        String who = described(first);
        String when = span(first, correlation.episode().startsAt());
        return switch (first.confidence()) {
            case HIGH -> who + ", changed " + when + ", is the likeliest cause" + reasons(first, when) + ".";
            case MEDIUM ->
                who + ", changed " + when + ", may be the cause" + reasons(first, when) + "; " + doubt(findings);
            case LOW ->
                "No change stands out: a cause outside these changes is likelier" + likelier(findings, " (", ")")
                        + "; the best lead is " + who
                        + ", changed " + when + ".";
        };
    }

    /** What was seen of the first suspect. */
    static Optional<String> seen(Correlation correlation) {
        return correlation.findings().suspects().stream().findFirst().map(first -> {
            List<String> seen = first.evidence().stream()
                    .skip(1)
                    .map(EvidenceLine::text)
                    .limit(MOST_SEEN)
                    .map(text -> OneLine.of(text, LINE))
                    .toList();
            return seen.isEmpty()
                    ? "No Event and no state of a Pod speaks for it."
                    : "Seen: " + sentence(String.join("; ", seen));
        });
    }

    static String described(Suspect suspect) {
        String change = OneLine.of(suspect.change(), CHANGE);
        String actor = OneLine.of(suspect.actor());
        String by = actor.isEmpty() || actor.equals(Actor.UNKNOWN) ? "" : " by " + actor;
        return OneLine.of(suspect.object().toString()) + (change.isEmpty() ? "" : " (" + change + by + ")");
    }

    private static String span(Suspect suspect, Instant alert) {
        Duration before = Duration.between(suspect.timestamp(), alert);
        return before.isZero()
                ? "at the moment of the alert"
                : HumanDuration.of(before) + (before.isNegative() ? " after the alert" : " before the alert");
    }

    /** The names of what made its score, the weightiest first, but for the time, which the sentence has. */
    private static String reasons(Suspect suspect, String when) {
        return suspect.contributions().stream()
                .filter(part -> part.points() >= TELLING && !part.name().equals(when))
                .sorted(Comparator.comparingDouble(Contribution::points).reversed())
                .limit(MOST_REASONS)
                .map(part -> reason(part.name()))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), reasons -> reasons.isEmpty() ? "" : ": " + reasons));
    }

    /** As it reads behind a colon, where nobody sees what it is a part of the score of. */
    private static String reason(String name) {
        String whole = name.endsWith(" after") ? name + " it" : name;
        return SUBJECTS.entrySet().stream()
                        .filter(subject -> name.startsWith(subject.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("")
                + OneLine.of(whole, CHANGE);
    }

    private static String likelier(Findings findings, String before, String behind) {
        String story = findings.noChangeStory();
        return story == null ? "" : before + OneLine.of(story) + behind;
    }

    private static String doubt(Findings findings) {
        boolean isOvertaken =
                findings.noChangeScore() > findings.suspects().getFirst().score();
        if (findings.noChangeStory() != null && isOvertaken) {
            return "a likelier one that is no change" + likelier(findings, ": ", ".");
        }
        long rivals = findings.suspects().stream()
                .skip(1)
                .filter(suspect -> suspect.confidence() != Confidence.LOW)
                .count();
        return switch ((int) rivals) {
            case 0 -> "the evidence does not settle it.";
            case 1 -> "one other change may be it too.";
            default -> rivals + " other changes may be it too.";
        };
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
