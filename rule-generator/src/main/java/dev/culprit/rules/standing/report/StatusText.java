package dev.culprit.rules.standing.report;

import dev.culprit.api.v1alpha1.ObjectiveState;
import dev.culprit.api.v1alpha1.ObjectiveState.BurnRate;
import dev.culprit.api.v1alpha1.ObjectiveState.Level;
import dev.culprit.rules.standing.Knowledge;
import dev.culprit.rules.standing.Outlook;
import dev.culprit.rules.text.Columns;
import dev.culprit.rules.text.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For people: a table, and below it a line for whatever is not known. */
public final class StatusText {
    private static final String UNKNOWN = "-";
    private static final Set<Integer> TEXTS = Set.of(0, 1, 6);
    private static final Duration YEAR = Duration.ofDays(365);

    private StatusText() {}

    /** All of them, in the order given. */
    public static String of(List<Outlook> outlooks) {
        var columns = new Columns(TEXTS);
        columns.row(List.of("SLO", "status", "actual", "target", "budget left", "ends in", "burn rate by tier"));
        outlooks.forEach(outlook -> columns.row(cells(outlook)));
        String notes = outlooks.stream()
                .flatMap(StatusText::notes)
                .map(line -> line + '\n')
                .collect(Collectors.joining());
        return columns.text() + (notes.isEmpty() ? "" : '\n' + notes);
    }

    private static List<String> cells(Outlook outlook) {
        ObjectiveState state = outlook.standing().state();
        ObjectiveState.@Nullable ErrorBudget budget = state.errorBudget();
        return List.of(
                outlook.promise().ref().toString(),
                state.status().name().toLowerCase(Locale.ROOT),
                state.actual() == null ? UNKNOWN : Figures.plain(state.actual()) + " %",
                outlook.promise().target().toString(),
                budget == null ? UNKNOWN : left(budget),
                end(outlook),
                burns(state));
    }

    private static String left(ObjectiveState.ErrorBudget budget) {
        return budget.remaining() + " of " + budget.total() + ", " + Figures.plain(budget.percentRemaining()) + " %";
    }

    private static String end(Outlook outlook) {
        if (outlook.standing().state().status() == Level.VIOLATED) {
            return "gone";
        }
        return outlook.exhaustion()
                .map(left -> left.compareTo(YEAR) > 0 ? "> 1 year" : Figures.length(left))
                .orElse(UNKNOWN);
    }

    private static String burns(ObjectiveState state) {
        List<BurnRate> rates = state.burnRate() == null ? List.of() : state.burnRate();
        String known = rates.stream()
                .filter(rate -> rate.longBurnRate() != null || rate.shortBurnRate() != null)
                .map(rate -> rate.longWindow() + "/" + rate.shortWindow() + " " + shown(rate.longBurnRate()) + "/"
                        + shown(rate.shortBurnRate()))
                .collect(Collectors.joining("  "));
        return known.isEmpty() ? UNKNOWN : known;
    }

    private static String shown(@Nullable Double rate) {
        return rate == null ? UNKNOWN : Figures.plain(rate);
    }

    private static Stream<String> notes(Outlook outlook) {
        var standing = outlook.standing();
        String about = outlook.promise().ref() + ": ";
        Stream<String> unknown = standing.knowledge() == Knowledge.KNOWN
                ? standing.message().isEmpty() ? Stream.empty() : Stream.of(about + standing.message())
                : Stream.of(about + "not known: " + standing.message());
        Stream<String> parts = standing.missing().isEmpty()
                ? Stream.empty()
                : Stream.of(about + "parts without data count as parts that work: "
                        + String.join(", ", standing.missing()));
        return Stream.concat(unknown, parts);
    }
}
