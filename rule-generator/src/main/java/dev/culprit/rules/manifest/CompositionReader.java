package dev.culprit.rules.manifest;

import dev.culprit.api.record.SloRef;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.rules.objective.Alerts;
import dev.culprit.rules.objective.Component;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Formula;
import dev.culprit.rules.objective.Target;
import dev.culprit.rules.objective.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an SLOComposition. */
final class CompositionReader {
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");
    private static final String ALIAS = "a name of letters, digits, '-', '_' and '.'";
    private static final Map<String, Component.Kind> KINDS =
            Map.of(SloRef.OBJECTIVE, Component.Kind.SLO, SloRef.COMPOSITION, Component.Kind.COMPOSITION);
    private static final Map<String, Formula> TYPES = Map.of(
            "AND_MIN", new Formula.Worst(),
            "AND", new Formula.All(),
            "ANY", new Formula.Any(),
            "WEIGHTED_ROUTES", new Formula.Routes(List.of()));

    private final Field spec;
    private final SloRef ref;

    private CompositionReader(Field spec, SloRef ref) {
        this.spec = spec;
        this.ref = ref;
    }

    static Composition read(Field resource, SloRef ref) {
        return new CompositionReader(resource.at("spec"), ref).composition();
    }

    private Composition composition() {
        spec.object("target", "window", "description", "objectives", "composition", "alerting");
        Window window = PromiseReader.window(spec.at("window"));
        Target target = PromiseReader.target(spec.at("target"));
        List<Component> components = components();
        Alerts alerts = AlertsReader.read(spec.at("alerting"), window);
        Reach.check(alerts, target, spec);
        Field description = spec.at("description");
        return new Composition(
                ref,
                description.given() ? description.text(Limits.LINE, Shapes.LINE, "a line of text") : ref.name(),
                target,
                window,
                components,
                formula(components.stream().map(Component::alias).collect(Collectors.toSet())),
                alerts);
    }

    private List<Component> components() {
        Field objectives = spec.at("objectives");
        List<Field> items = objectives.items(Limits.COMPONENTS);
        if (items.isEmpty()) {
            objectives.wrong("is empty: name the SLOs that it is made of");
        }
        var seen = new HashSet<String>();
        var components = new ArrayList<Component>();
        for (Field item : items) {
            Component component = component(item);
            components.add(component);
            if (!seen.add(component.alias())) {
                item.at("name")
                        .wrong(Shown.of(component.alias()) + " is there twice: give each objective a name of its own");
            }
        }
        return components;
    }

    private Component component(Field item) {
        item.object("name", "ref");
        String alias = item.at("name").text(Limits.NAME, Shapes.ALIAS, ALIAS);
        Field to = item.at("ref");
        if (!to.given()) {
            if (!Shapes.NAME.matcher(alias).matches()) {
                item.at("name").wrong(Shown.of(alias) + " cannot be an SLO's name: say which is meant with ref");
            }
            return new Component(alias, new SloRef(ref.namespace(), alias), null);
        }
        to.object("kind", "name", "namespace");
        String namespace = to.at("namespace").given() ? PromiseReader.namespace(to.at("namespace")) : ref.namespace();
        String name = to.at("name").text(Limits.NAME, Shapes.NAME, "a name that Kubernetes takes");
        return new Component(
                alias,
                new SloRef(namespace, name),
                to.at("kind").given() ? to.at("kind").choice(KINDS, Component.Kind.SLO) : null);
    }

    private Formula formula(Set<String> aliases) {
        Field composition = spec.at("composition");
        if (!composition.object("type", "params")) {
            return new Formula.Worst();
        }
        Formula type = composition.at("type").choice(TYPES, new Formula.Worst());
        Field params = composition.at("params");
        return switch (type) {
            case Formula.Routes none -> new Formula.Routes(routes(params, aliases));
            case Formula.Worst worst -> without(params, worst);
            case Formula.All all -> without(params, all);
            case Formula.Any any -> without(params, any);
        };
    }

    private static Formula without(Field params, Formula formula) {
        if (params.at("routes").given()) {
            params.at("routes").wrong("is for WEIGHTED_ROUTES alone: leave it out, or change the type");
        }
        return formula;
    }

    private List<Formula.Route> routes(Field params, Set<String> aliases) {
        if (!params.object("routes")) {
            return List.of();
        }
        Field field = params.at("routes");
        List<Field> items = field.items(Limits.ROUTES);
        if (items.isEmpty()) {
            field.wrong("is empty: WEIGHTED_ROUTES needs routes");
            return List.of();
        }
        List<Formula.Route> routes =
                items.stream().map(item -> route(item, aliases)).toList();
        BigDecimal sum = routes.stream().map(Formula.Route::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.subtract(BigDecimal.ONE).abs().compareTo(TOLERANCE) > 0) {
            field.wrong("has weights that sum to " + sum.stripTrailingZeros().toPlainString() + ": they must sum to 1");
        }
        names(field, routes, aliases);
        return routes;
    }

    private static void names(Field field, List<Formula.Route> routes, Set<String> aliases) {
        var names = new HashSet<String>();
        routes.stream()
                .filter(route -> !names.add(route.name()))
                .forEach(route -> field.wrong("has two routes named " + Shown.of(route.name())));
        Set<String> passed =
                routes.stream().flatMap(route -> route.chain().stream()).collect(Collectors.toSet());
        aliases.stream()
                .filter(alias -> !passed.contains(alias))
                .sorted()
                .forEach(alias ->
                        field.warn("passes " + Shown.of(alias) + " nowhere, so that objective does not count"));
    }

    private static Formula.Route route(Field item, Set<String> aliases) {
        item.object("name", "weight", "chain");
        BigDecimal weight = item.at("weight").number(BigDecimal.ONE);
        if (weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0) {
            item.at("weight").wrong("must be above 0 and at most 1, is " + weight.toPlainString());
        }
        Field chain = item.at("chain");
        if (chain.items(Limits.COMPONENTS).isEmpty()) {
            chain.wrong("is empty: name the objectives that a request passes");
        }
        var aliasesPassed = new ArrayList<String>();
        for (Field link : chain.items(Limits.COMPONENTS)) {
            String alias = link.text(Limits.NAME);
            if (!aliases.contains(alias)) {
                link.wrong(Shown.of(alias) + " is the name of no objective of this composition");
            } else if (aliasesPassed.contains(alias)) {
                link.wrong(Shown.of(alias) + " is in this chain already");
            }
            aliasesPassed.add(alias);
        }
        return new Formula.Route(
                item.at("name").text(Limits.LABEL, Shapes.LINE, "a line of text"), weight, aliasesPassed);
    }
}
