package dev.culprit.rules.standing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.query.QueryApi;
import dev.culprit.rules.recording.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The values that Prometheus has of one promise, and what they say together. */
final class Samples {
    static final int MOST = 1_000;

    /** Beyond what sums of floating point numbers may be off. */
    private static final double NOISE = 1e-9;

    private static final int SHOWN = 5;

    private final Wanted wanted;
    private final List<Sample> samples;
    private final List<String> contradictions = new ArrayList<>();

    private Samples(Wanted wanted, List<Sample> samples) {
        this.wanted = wanted;
        this.samples = samples;
    }

    static Evidence read(Wanted wanted, JsonNode result) {
        if (result.size() > MOST) {
            return new Evidence.Contradiction(
                    "it answers " + result.size() + " series: more than one source must evaluate these rules");
        }
        List<Sample> samples = result.valueStream()
                .map(Samples::sample)
                .filter(sample -> Double.isFinite(sample.value()))
                .toList();
        return new Samples(wanted, samples).evidence();
    }

    private static Sample sample(JsonNode one) {
        var labels = new TreeMap<String, String>();
        one.path("metric")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText("")));
        String name = labels.getOrDefault("__name__", "");
        labels.remove("__name__");
        return new Sample(name, labels, QueryApi.number(one.path("value").path(1)));
    }

    private Evidence evidence() {
        var rates = new TreeMap<Window, Double>();
        for (Window window : wanted.windows()) {
            share(wanted.subject().errorRate(window)).ifPresent(rate -> rates.put(window, rate));
        }
        boolean gap = value(wanted.subject().noData()).orElse(0) > 0;
        return contradictions.isEmpty()
                ? new Evidence.Measured(rates, gap, missing())
                : new Evidence.Contradiction(contradictions.getFirst());
    }

    private OptionalDouble share(String series) {
        OptionalDouble value = value(series);
        if (value.isPresent() && (value.getAsDouble() < -NOISE || value.getAsDouble() > 1 + NOISE)) {
            contradictions.add(
                    series + " is " + value.getAsDouble() + ", which is no share of events: see who writes it");
        }
        return value.isPresent() ? OptionalDouble.of(Math.clamp(value.getAsDouble(), 0, 1)) : value;
    }

    /** For some minutes after a label was edited there are two: then the one with the labels of today is meant. */
    private OptionalDouble value(String series) {
        List<Sample> all = samples.stream()
                .filter(sample -> sample.series().equals(series))
                .toList();
        List<Sample> ours = all.stream()
                .filter(sample -> sample.has(wanted.subject().labels()))
                .toList();
        List<Sample> meant = ours.isEmpty() ? all : ours;
        if (meant.stream()
                .anyMatch(one -> Math.abs(one.value() - meant.getFirst().value()) > NOISE)) {
            contradictions.add("it has " + meant.size() + " series of " + series + " that differ in "
                    + difference(meant) + ": ask one Prometheus, or let the querier make one of replicas");
        }
        return meant.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(meant.getFirst().value());
    }

    private static String difference(List<Sample> samples) {
        SortedSet<String> names = samples.stream()
                .flatMap(sample -> sample.labels().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeIf(name ->
                samples.stream().map(sample -> sample.label(name)).distinct().count() == 1);
        return QueryApi.line(names.stream().limit(SHOWN).collect(Collectors.joining(", ")));
    }

    /** Whatever a foreign series calls a part is none unless the composition has it. */
    private List<String> missing() {
        return wanted.promise() instanceof Composition whole
                ? samples.stream()
                        .filter(sample -> sample.series().equals(Subject.COMPONENT_MISSING) && sample.value() > 0)
                        .map(sample -> sample.label("component"))
                        .filter(path ->
                                path.length() <= Limits.NAME && whole.aliases().contains(path.split("/", 2)[0]))
                        .distinct()
                        .sorted()
                        .limit(Limits.COMPONENTS)
                        .toList()
                : List.of();
    }
}
