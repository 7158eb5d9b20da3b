package dev.culprit.standalone.output;

import dev.culprit.api.record.Actor;
import dev.culprit.api.v1alpha1.CorrelatedEvent;
import dev.culprit.correlator.wording.HumanDuration;
import dev.culprit.runtime.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A suspect with all that speaks for and against it. */
final class SuspectText {
    private static final String INDENT = "     ";

    private SuspectText() {}

    /** {@code Node worker-1}, {@code Deployment shop/catalog}. */
    static String object(String kind, @Nullable String namespace, String name) {
        return OneLine.of(kind + " " + (namespace == null || namespace.isEmpty() ? "" : namespace + "/") + name);
    }

    static List<String> lines(int rank, CorrelatedEvent suspect, Instant alert, Style style) {
        var lines = new ArrayList<String>();
        String confidence = suspect.confidence().name().toLowerCase(Locale.ROOT);
        lines.add(style.confidence(
                suspect.confidence(),
                String.format(
                        Locale.ROOT,
                        "%3d. %s   %s",
                        rank,
                        object(suspect.kind(), suspect.namespace(), suspect.name()),
                        confidence)));
        lines.add(INDENT + suspect.changeType().name().toLowerCase(Locale.ROOT) + ": " + shown(suspect.change()));
        lines.add(
                INDENT + "by " + actor(suspect.actor()) + " at " + SuspectList.DAY_AND_CLOCK.format(suspect.timestamp())
                        + ", " + distance(Duration.between(suspect.timestamp(), alert)));
        // the first is the change itself, as Culprit writes it; who else writes them may leave it out
        suspect.evidence().stream()
                .map(OneLine::of)
                .filter(text -> !text.equals(shown(suspect.change())))
                .forEach(text -> lines.add(INDENT + "- " + text));
        score(suspect, lines, style);
        return lines;
    }

    private static void score(CorrelatedEvent suspect, List<String> lines, Style style) {
        Double score = suspect.score();
        if (score == null) {
            return;
        }
        lines.add(style.faint(INDENT + "score " + SuspectList.points(score)
                + (suspect.contributions().isEmpty() ? "" : ", the sum of")));
        lines.addAll(parts(suspect.contributions(), style));
    }

    /** What a score is the sum of. */
    static List<String> parts(List<CorrelatedEvent.Contribution> parts, Style style) {
        return parts.stream()
                .map(part ->
                        style.faint(INDENT + "  " + SuspectList.points(part.points()) + "  " + OneLine.of(part.name())))
                .toList();
    }

    private static String distance(Duration before) {
        return before.isZero()
                ? "at the moment of the alert"
                : HumanDuration.of(before) + (before.isNegative() ? " after the alert" : " before the alert");
    }

    private static String actor(@Nullable String actor) {
        return actor == null || actor.isBlank() || actor.equals(Actor.UNKNOWN) ? "an unknown hand" : OneLine.of(actor);
    }

    private static String shown(@Nullable String change) {
        return change == null || change.isBlank() ? "what changed is not told" : OneLine.of(change);
    }
}
