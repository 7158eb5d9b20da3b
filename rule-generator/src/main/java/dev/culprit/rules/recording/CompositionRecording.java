package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Component;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Formula;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.promql.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is recorded of a composition: the error ratio of each part over the composition's own windows, and from these its own.
 * A composition within is worked out here anew, so that its windows need not be the same.
 */
final class CompositionRecording {
    private static final String COMPONENT = "slok:sli_component_error_rate:";
    private static final Window BASE = SloRecording.BASE;

    private final Composition whole;
    private final Promises promises;
    private final Subject subject;
    private final List<Rule> rules = new ArrayList<>();

    CompositionRecording(Composition whole, Promises promises) {
        this.whole = whole;
        this.promises = promises;
        this.subject = Subject.of(whole);
    }

    List<Rule> rules() {
        add("slok:objective_target_composition", constant(whole.target().ratio().toPlainString()));
        add(
                "slok:error_budget_target_composition",
                constant(whole.target().budget().toPlainString()));
        promises.ceiling(whole)
                .ifPresent(best -> add("slok:objective_ceiling_composition", constant(String.valueOf(best))));
        whole.windows().forEach(window -> {
            parts(whole, "", window);
            add(subject.errorRate(window), combined(whole, "", window), subject.labels(window));
        });
        missing(whole, "");
        add(subject.noData(), "0 * " + subject.value(subject.errorRate(BASE)) + " or vector(1)");
        return List.copyOf(rules);
    }

    private static String constant(String value) {
        return "vector(" + value + ")";
    }

    /** The parts of parts first: each rule reads what the ones before it recorded. */
    private void parts(Composition composition, String prefix, Window window) {
        for (Component component : composition.components()) {
            String path = prefix + component.alias();
            SortedMap<String, String> labels = subject.labels(window);
            labels.put("component", path);
            add(COMPONENT + window, part(component, path, window), labels);
        }
    }

    private String part(Component component, String path, Window window) {
        Optional<Promise> known = promises.find(component);
        if (known.isEmpty()) {
            return elsewhere(component, window);
        }
        return switch (known.get()) {
            case Slo slo -> rate(slo, window);
            case Composition nested -> {
                parts(nested, path + "/", window);
                yield combined(nested, path + "/", window);
            }
        };
    }

    private static String rate(Slo slo, Window window) {
        Subject part = Subject.of(slo);
        if (slo.windows().contains(window)) {
            return part.value(part.errorRate(window));
        }
        return window.compareTo(BASE) <= 0 ? part.value(part.errorRate(BASE)) : Sums.errorRate(part, window);
    }

    /** One that is not known here may record other windows, and may be either. */
    private static String elsewhere(Component component, Window window) {
        Subject slo = Subject.of(component.ref(), false);
        Subject nested = Subject.of(component.ref(), true);
        String ofSlo = slo.value(slo.errorRate(window)) + " or "
                + (window.compareTo(BASE) <= 0 ? slo.value(slo.errorRate(BASE)) : Sums.errorRate(slo, window));
        String ofComposition = nested.value(nested.errorRate(window));
        if (component.kind() == null) {
            return ofSlo + " or " + ofComposition;
        }
        return switch (component.kind()) {
            case SLO -> ofSlo;
            case COMPOSITION -> ofComposition;
        };
    }

    /** The formula over what is known: a part that is missing counts as one that works, and none known is no value. */
    private String combined(Composition composition, String prefix, Window window) {
        String known = subject.series(COMPONENT + window, anyOf(composition, prefix));
        return switch (composition.formula()) {
            case Formula.Worst() -> "max(" + known + ")";
            case Formula.All() -> "1 - " + success(composition.aliases(), prefix, window) + " and count(" + known + ")";
            case Formula.Any() ->
                product(composition.aliases().stream()
                                .map(alias -> "(" + component(prefix + alias, window) + " or vector(1))")
                                .toList())
                        + " and count(" + known + ")";
            case Formula.Routes(List<Formula.Route> routes) ->
                "1 - ("
                        + String.join(
                                " + ",
                                routes.stream()
                                        .map(route -> route.weight().toPlainString() + " * "
                                                + success(route.chain(), prefix, window))
                                        .toList())
                        + ") and count(" + known + ")";
        };
    }

    private String success(List<String> chain, String prefix, Window window) {
        return product(chain.stream()
                .map(alias -> "(1 - " + component(prefix + alias, window) + " or vector(1))")
                .toList());
    }

    private static String product(List<String> factors) {
        return String.join(" * ", factors);
    }

    private String component(String path, Window window) {
        return subject.value(COMPONENT + window, Sums.component(path));
    }

    private static Matcher anyOf(Composition composition, String prefix) {
        return Matcher.matches(
                "component",
                String.join(
                        "|",
                        composition.aliases().stream()
                                .map(alias -> (prefix + alias).replace(".", "\\."))
                                .toList()));
    }

    private void missing(Composition composition, String prefix) {
        for (Component component : composition.components()) {
            String path = prefix + component.alias();
            SortedMap<String, String> labels = subject.labels();
            labels.putAll(Map.of(
                    "component", path,
                    "component_slo_name", component.ref().name(),
                    "component_slo_namespace", component.ref().namespace()));
            add(Subject.COMPONENT_MISSING, "0 * " + component(path, BASE) + " or vector(1)", labels);
            promises.find(component).ifPresent(promise -> {
                if (promise instanceof Composition nested) {
                    missing(nested, path + "/");
                }
            });
        }
    }

    private void add(String series, String expression) {
        add(series, expression, subject.labels());
    }

    private void add(String series, String expression, SortedMap<String, String> labels) {
        rules.add(new Rule.Recorded(series, expression, labels));
    }
}
