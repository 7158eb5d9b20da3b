package dev.culprit.rules.promtest;

import dev.culprit.rules.objective.Component;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Sli;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.promql.Matcher;
import dev.culprit.rules.promtest.Traffic.Stretch;
import dev.culprit.rules.recording.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The parts fail at known ratios, all of them or all but one; the whole follows from the closed formula. */
final class CompositionScenarios {
    private static final Window BASE = Window.ofMinutes(5);
    private static final long MINUTES = 20;
    private static final long EVENTS = 10_000;

    private final Composition whole;
    private final Promises promises;
    private final Subject subject;

    CompositionScenarios(Composition whole, Promises promises) {
        this.whole = whole;
        this.promises = promises;
        this.subject = Subject.of(whole);
    }

    List<Scenario> all() {
        List<Slo> measured = slos(whole, new LinkedHashSet<>()).stream()
                .filter(slo -> InputSeries.of(slo.sli(), Traffic.of(Stretch.of(1, 1, 0)))
                        .isPresent())
                .toList();
        var scenarios = new ArrayList<Scenario>();
        scenarios.add(scenario("all parts fail a little", measured));
        if (measured.size() > 1) {
            scenarios.add(scenario("a part is missing, and the rest counts", measured.subList(1, measured.size())));
        }
        scenarios.add(scenario("nothing is measured", List.of()));
        return scenarios;
    }

    private Scenario scenario(String name, List<Slo> measured) {
        var input = new LinkedHashSet<InputSeries>();
        var errors = new HashMap<Slo, Double>();
        for (Slo slo : measured) {
            long unit = slo.sli() instanceof Sli.Probes ? EVENTS / InputSeries.TARGETS : 1;
            long failed = (errors.size() + 1L) * 10 * unit;
            errors.put(slo, failed / (double) EVENTS);
            InputSeries.of(slo.sli(), Traffic.of(Stretch.of(MINUTES, EVENTS, failed)))
                    .ifPresent(input::addAll);
        }
        String rate = subject.value(subject.errorRate(BASE));
        OptionalDouble expected = error(whole, errors);
        var checks = new ArrayList<Check>();
        checks.add(
                expected.isPresent()
                        ? Check.value(rate, expected.getAsDouble(), MINUTES)
                        : Check.absent(rate, MINUTES));
        checks.add(Check.value(subject.value(subject.noData()), expected.isPresent() ? 0 : 1, MINUTES));
        whole.components()
                .forEach(component -> checks.add(Check.value(
                        subject.value(Subject.COMPONENT_MISSING, Matcher.equal("component", component.alias())),
                        error(component, errors).isPresent() ? 0 : 1,
                        MINUTES)));
        return new Scenario(name, List.copyOf(input), checks);
    }

    private OptionalDouble error(Composition composition, Map<Slo, Double> errors) {
        var known = new HashMap<String, Double>();
        composition
                .components()
                .forEach(component -> error(component, errors).ifPresent(error -> known.put(component.alias(), error)));
        return composition.formula().of(composition.aliases(), known);
    }

    private OptionalDouble error(Component component, Map<Slo, Double> errors) {
        return promises.find(component)
                .map(promise -> switch (promise) {
                    case Slo slo ->
                        errors.containsKey(slo) ? OptionalDouble.of(errors.get(slo)) : OptionalDouble.empty();
                    case Composition nested -> error(nested, errors);
                })
                .orElse(OptionalDouble.empty());
    }

    private Set<Slo> slos(Composition composition, Set<Slo> found) {
        for (Component component : composition.components()) {
            promises.find(component).ifPresent(promise -> {
                switch (promise) {
                    case Slo slo -> found.add(slo);
                    case Composition nested -> slos(nested, found);
                }
            });
        }
        return found;
    }

    /** Groups whose rules the composition's read. */
    Set<Slo> parts() {
        return slos(whole, new LinkedHashSet<>());
    }
}
