package dev.culprit.testing.dashboard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Series that exist: their names, their labels, and the values of those labels that have few. */
public final class Catalogue {
    private final Map<String, Map<String, Set<String>>> series = new TreeMap<>();
    private final Set<String> everywhere;

    /**
     * Knows of no series yet.
     *
     * @param everywhere labels that whoever scrapes puts to every series
     */
    public Catalogue(Collection<String> everywhere) {
        this.everywhere = Set.copyOf(everywhere);
    }

    /**
     * There is such a series.
     *
     * @param labels with their values; none for a label that takes any
     */
    public void add(String name, Map<String, ? extends Collection<String>> labels) {
        Map<String, Set<String>> known = series.computeIfAbsent(name, unknown -> new TreeMap<>());
        labels.forEach((label, values) ->
                known.computeIfAbsent(label, unknown -> new TreeSet<>()).addAll(values));
    }

    /** What of a query does not exist, one line each. */
    public List<String> missing(Query query) {
        Named named = Named.in(query.expression());
        var missing = new ArrayList<String>();
        var labels = new TreeSet<>(everywhere);
        if (named.selectors().isEmpty()) {
            missing.add("any series");
        }
        for (Named.Selector selector : named.selectors()) {
            List<Map<String, Set<String>>> meant = meant(selector);
            meant.forEach(one -> labels.addAll(one.keySet()));
            if (meant.isEmpty()) {
                missing.add("a series " + selector);
            }
            selector.matches().stream()
                    .filter(match -> !match.label().equals("__name__"))
                    .filter(match -> meant.stream().noneMatch(one -> isThere(match, one)))
                    .forEach(match -> missing.add("a label " + match + " of " + selector.name()));
        }
        Stream.concat(named.labels().stream(), query.shown().stream())
                .filter(label -> !labels.contains(label))
                .forEach(label -> missing.add("a label " + label));
        return missing.stream().map(what -> query.place() + " asks for " + what).toList();
    }

    private List<Map<String, Set<String>>> meant(Named.Selector selector) {
        return series.entrySet().stream()
                .filter(one -> selector.name().isEmpty()
                        ? selector.matches().stream()
                                .filter(match -> match.label().equals("__name__"))
                                .anyMatch(match -> Pattern.matches(match.value(), one.getKey()))
                        : one.getKey().equals(selector.name()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** A value that is asked for must be one of those there; what is left out need not be there. */
    private boolean isThere(Named.Match match, Map<String, Set<String>> labels) {
        Set<String> values = labels.get(match.label());
        if (everywhere.contains(match.label())) {
            return true;
        }
        if (values == null) {
            return false;
        }
        return values.isEmpty()
                || match.operator().startsWith("!")
                || match.value().isEmpty()
                || values.stream().anyMatch(value -> Pattern.matches(match.value(), value));
    }
}
