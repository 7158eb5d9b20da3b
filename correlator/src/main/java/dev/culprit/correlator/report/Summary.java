package dev.culprit.correlator.report;

import dev.culprit.api.record.Actor;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.Suspect;
import dev.culprit.correlator.wording.HumanDuration;
import dev.culprit.correlator.wording.OneLine;
import java.time.Duration;
import java.time.Instant;

/** The answer in one or two plain sentences, by rule. */
final class Summary {
    private Summary() {}

    static String of(Correlation correlation) {
        return verdict(correlation) + reservation(correlation);
    }

    private static String verdict(Correlation correlation) {
        Findings findings = correlation.findings();
        if (findings.suspects().isEmpty()) {
            return "No change explains this burn" + cleared(findings.cleared().size() + findings.clearedLeftOut())
                    + likelier(findings, " A likelier cause: ", ".");
        }
        Suspect first = findings.suspects().getFirst();
        String who = described(first);
        String when = span(first, correlation.episode().startsAt());
        return switch (first.confidence()) {
            case HIGH -> who + ", changed " + when + ", is the likeliest cause.";
            case MEDIUM -> who + ", changed " + when + ", may be the cause; " + doubt(findings);
            case LOW ->
                "No change stands out, a cause outside these changes is likelier" + likelier(findings, " (", ")")
                        + "; the best lead is " + who
                        + ", changed " + when + ".";
        };
    }

    private static String likelier(Findings findings, String before, String behind) {
        String story = findings.noChangeStory();
        return story == null ? "" : before + OneLine.of(story) + behind;
    }

    private static String cleared(int count) {
        return switch (count) {
            case 0 -> ": nothing that may matter changed in the window.";
            case 1 -> "; the one that was made in the window is cleared.";
            default -> "; the " + count + " that were made in the window are cleared.";
        };
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

    private static String described(Suspect suspect) {
        String change = OneLine.of(suspect.change());
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

    private static String reservation(Correlation correlation) {
        return (correlation.findings().entry() == null ? " Which workload the SLO measures is not known." : "")
                + (correlation.has(Condition.EVIDENCE_INCOMPLETE) ? " Part of the evidence is missing." : "")
                + (correlation.has(Condition.WINDOW_PARTLY_WATCHED) ? " The window was watched in part only." : "");
    }
}
