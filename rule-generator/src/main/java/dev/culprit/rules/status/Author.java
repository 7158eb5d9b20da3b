package dev.culprit.rules.status;

import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.manifest.Problem;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.resource.Declared;
import dev.culprit.rules.resource.Made;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Standing;
import dev.culprit.rules.writing.Written;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a status from what was found, and from the status before: what nobody can tell now stays as it was told. */
public final class Author {
    private static final int PROBLEMS = 3;
    private static final int PLACES = 4;

    private final boolean asksPrometheus;
    private final String manner;
    private final Clock clock;

    /**
     * For one service.
     *
     * @param asksPrometheus whether anybody can tell how SLOs stand
     * @param manner the reason of rules that are written: how they are
     */
    public Author(boolean asksPrometheus, String manner, Clock clock) {
        this.asksPrometheus = asksPrometheus;
        this.manner = manner;
        this.clock = clock;
    }

    /** Its times count only where it says something else than the one before. */
    public Sheet sheet(Declared resource, Finding finding, Sheet before) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (finding) {
            case Finding.Ruled ruled -> ruled(resource, ruled, before, now);
            case Finding.Unruly unruly -> unruly(resource, unruly, before, now);
        };
    }

    private Sheet ruled(Declared resource, Finding.Ruled found, Sheet before, Instant now) {
        Made.Right made = found.made();
        var conditions = new Conditions(before, now);
        conditions.yes(
                Conditions.VALID,
                made.problems().isEmpty() ? "Valid" : "Warnings",
                made.problems().isEmpty() ? "nothing is wrong" : lines(made.problems()));
        written(conditions, found.written(), resource.generation());
        evaluated(conditions, found.standing(), before);
        if (resource.key().composition()) {
            parts(conditions, made);
        }
        ObjectiveState state = found.standing()
                .map(standing -> Steady.of(before.state(), standing.state()))
                .orElseGet(() -> unread(before, made.promise()));
        return new Sheet(state, ceiling(made), missing(found, before), conditions.list(), now, resource.generation());
    }

    private static List<String> missing(Finding.Ruled found, Sheet before) {
        List<String> silent = found.standing().map(Standing::missing).orElse(before.missing());
        return Stream.concat(found.made().absent().stream(), silent.stream())
                .distinct()
                .limit(Limits.COMPONENTS)
                .sorted()
                .toList();
    }

    private ObjectiveState unread(Sheet before, Promise promise) {
        ObjectiveState blank = Standing.unknown(promise, Knowledge.AWAY, "").state();
        ObjectiveState last = before.state();
        boolean same = last != null && last.name().equals(blank.name()) && last.target() == blank.target();
        return asksPrometheus && last != null && same ? last : blank;
    }

    private void written(Conditions conditions, Written written, long generation) {
        switch (written) {
            case Written.Done done ->
                conditions.yes(Conditions.RULES_WRITTEN, manner, done.where() + ", of generation " + generation);
            case Written.NotOurs other -> conditions.no(Conditions.RULES_WRITTEN, "NotOurs", other.what());
            case Written.Hindered hindered ->
                conditions.no(
                        Conditions.RULES_WRITTEN,
                        hindered.obstacle().reason().name(),
                        hindered.obstacle().detail());
        }
    }

    private void evaluated(Conditions conditions, Optional<Standing> standing, Sheet before) {
        if (!asksPrometheus) {
            conditions.unknown(
                    Conditions.EVALUATED, "NoPrometheus", "no Prometheus is set: set CULPRIT_PROMETHEUS_URL to one");
            return;
        }
        if (standing.isEmpty()) {
            before.condition(Conditions.EVALUATED)
                    .ifPresentOrElse(
                            conditions::keep,
                            () -> conditions.unknown(Conditions.EVALUATED, "NotYetRead", "Prometheus is asked"));
            return;
        }
        String message = standing.get().message();
        switch (standing.get().knowledge()) {
            case KNOWN ->
                conditions.yes(
                        Conditions.EVALUATED, "Known", message.isEmpty() ? "by its series in Prometheus" : message);
            case NO_DATA -> conditions.no(Conditions.EVALUATED, "NoData", message);
            case REFUSED -> conditions.no(Conditions.EVALUATED, "PrometheusRefused", message);
            case AWAY -> conditions.unknown(Conditions.EVALUATED, "PrometheusAway", message);
        }
    }

    private static void parts(Conditions conditions, Made.Right made) {
        if (made.absent().isEmpty()) {
            conditions.yes(Conditions.PARTS_FOUND, "Found", "all of them");
        } else {
            conditions.no(
                    Conditions.PARTS_FOUND,
                    "NotFound",
                    "not there, or wrong themselves: " + String.join(", ", made.absent())
                            + "; their series are read if something else records them");
        }
        if (made.ceiling().isEmpty()) {
            conditions.unknown(Conditions.TARGET_REACHABLE, "PartsUnknown", "not all parts are known");
        } else if (made.aboveCeiling()) {
            conditions.no(
                    Conditions.TARGET_REACHABLE,
                    "AboveCeiling",
                    made.promise().target() + " is more than the targets of its parts allow: " + ceiling(made) + " %");
        } else {
            conditions.yes(Conditions.TARGET_REACHABLE, "Reachable", "its parts' targets allow it");
        }
    }

    private static @Nullable Double ceiling(Made.Right made) {
        OptionalDouble best = made.ceiling();
        return best.isEmpty()
                ? null
                : BigDecimal.valueOf(best.getAsDouble() * 100)
                        .setScale(PLACES, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    private static Sheet unruly(Declared resource, Finding.Unruly found, Sheet before, Instant now) {
        var conditions = new Conditions(before, now);
        conditions.no(Conditions.VALID, "Invalid", lines(found.made().mistakes()));
        before.condition(Conditions.RULES_WRITTEN)
                .ifPresentOrElse(
                        conditions::keep,
                        () -> conditions.no(
                                Conditions.RULES_WRITTEN, "Invalid", "none were made: see the condition Valid"));
        conditions.unknown(Conditions.EVALUATED, "Invalid", "what is promised is not known: see the condition Valid");
        return new Sheet(unknown(before.state()), null, List.of(), conditions.list(), now, resource.generation());
    }

    /** What was told before is of another promise. */
    private static @Nullable ObjectiveState unknown(@Nullable ObjectiveState before) {
        return before == null
                ? null
                : new ObjectiveState(before.name(), before.target(), null, Level.UNKNOWN, null, null, null);
    }

    private static String lines(List<Problem> problems) {
        String first = problems.stream()
                .limit(PROBLEMS)
                .map(problem -> problem.path().isEmpty() ? problem.what() : problem.path() + ": " + problem.what())
                .collect(Collectors.joining("; "));
        return problems.size() <= PROBLEMS ? first : first + "; and " + (problems.size() - PROBLEMS) + " more";
    }
}
