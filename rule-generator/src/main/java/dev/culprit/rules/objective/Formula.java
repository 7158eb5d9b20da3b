package dev.culprit.rules.objective;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** How the error ratios of parts make that of the whole. Of parts that are missing nothing is assumed but that they work. */
public sealed interface Formula {
    /** As bad as the worst part. */
    record Worst() implements Formula {}

    /** Every part must succeed: {@code 1 - prod(1 - e)}. */
    record All() implements Formula {}

    /** One part is enough: {@code prod(e)}. */
    record Any() implements Formula {}

    /** {@code 1 - sum(weight * prod(1 - e))}. */
    record Routes(List<Route> routes) implements Formula {
        public Routes {
            routes = List.copyOf(routes);
        }
    }

    /** One way of requests, by its share of all and the parts that it passes. */
    record Route(String name, BigDecimal weight, List<String> chain) {
        public Route {
            chain = List.copyOf(chain);
        }
    }

    /** The whole's error ratio from those that are known, by alias; none where no part is known. */
    default OptionalDouble of(List<String> aliases, Map<String, Double> known) {
        Stream<Double> errors = aliases.stream().map(known::get).filter(Objects::nonNull);
        if (known.keySet().stream().noneMatch(aliases::contains)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (this) {
                    case Worst() -> errors.reduce(0.0, Math::max);
                    case All() -> 1 - success(aliases, known);
                    case Any() -> errors.reduce(1.0, (a, b) -> a * b);
                    case Routes(List<Route> routes) ->
                        1
                                - routes.stream()
                                        .mapToDouble(
                                                route -> route.weight().doubleValue() * success(route.chain(), known))
                                        .sum();
                });
    }

    /** What the parts' own targets allow the whole to promise at most, as a ratio; none where one of them is unknown. */
    default OptionalDouble ceiling(List<String> aliases, Map<String, Double> targets) {
        if (!targets.keySet().containsAll(aliases)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (this) {
                    // parts of a chain fail one by one, however their worst is taken
                    case Worst() -> product(aliases, targets);
                    case All() -> product(aliases, targets);
                    case Any() ->
                        1
                                - aliases.stream()
                                        .mapToDouble(alias -> 1 - value(alias, targets))
                                        .reduce(1, (a, b) -> a * b);
                    case Routes(List<Route> routes) ->
                        routes.stream()
                                .mapToDouble(route -> route.weight().doubleValue() * product(route.chain(), targets))
                                .sum();
                });
    }

    private static double success(List<String> chain, Map<String, Double> errors) {
        return chain.stream()
                .map(errors::get)
                .filter(Objects::nonNull)
                .reduce(1.0, (product, error) -> product * (1 - error), (a, b) -> a * b);
    }

    private static double product(List<String> chain, Map<String, Double> targets) {
        return chain.stream().mapToDouble(alias -> value(alias, targets)).reduce(1, (a, b) -> a * b);
    }

    private static double value(String alias, Map<String, Double> values) {
        return values.getOrDefault(alias, 1.0);
    }
}
