package dev.culprit.rules.recording;

import dev.culprit.api.record.SloRef;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Window;
import dev.culprit.rules.promql.Matcher;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whose series they are: their names, their labels, and how others select them. */
public record Subject(SloRef ref, String objective, boolean composition, SortedMap<String, String> extra) {
    /** 1 while the part that its label {@code component} names has no data. */
    public static final String COMPONENT_MISSING = "slok:composition_component_missing";

    public Subject {
        extra = new TreeMap<>(extra);
    }

    public static Subject of(Promise promise) {
        return switch (promise) {
            case Slo slo ->
                new Subject(slo.ref(), slo.objective(), false, slo.alerts().labels());
            case Composition whole ->
                new Subject(
                        whole.ref(), whole.ref().name(), true, whole.alerts().labels());
        };
    }

    /** Of one that is not known here. */
    static Subject of(SloRef ref, boolean composition) {
        return new Subject(ref, ref.name(), composition, new TreeMap<>());
    }

    /** Of its resource. */
    public String kind() {
        return composition ? SloRef.COMPOSITION : SloRef.OBJECTIVE;
    }

    /** Those of its series, but the window's. */
    public SortedMap<String, String> labels() {
        var labels = new TreeMap<>(extra);
        labels.putAll(Map.of("slo_name", ref.name(), "slo_namespace", ref.namespace(), "objective_name", objective));
        if (composition) {
            // SLOK's own names of the two
            labels.putAll(Map.of(
                    "slo_composition_name", ref.name(),
                    "slo_composition_namespace", ref.namespace()));
        }
        return labels;
    }

    SortedMap<String, String> labels(Window window) {
        SortedMap<String, String> labels = labels();
        labels.put("slok_window", window.toString());
        return labels;
    }

    /** Without the objective's name and labels of one's own: history stays in one piece when those are edited. */
    String series(String name, Matcher... more) {
        var matchers = new StringBuilder(name)
                .append('{')
                .append(Matcher.equal("slo_name", ref.name()))
                .append(',')
                .append(Matcher.equal("slo_namespace", ref.namespace()));
        for (Matcher matcher : more) {
            matchers.append(',').append(matcher);
        }
        return matchers.append('}').toString();
    }

    /** All its series of these names, which are letters, digits, '_' and ':'. */
    public String all(Collection<String> names) {
        return series("", Matcher.matches("__name__", String.join("|", names)));
    }

    /** The value without labels, so that no two ever differ in them. */
    public String value(String name, Matcher... more) {
        return "sum(" + series(name, more) + ")";
    }

    public String errorRate(Window window) {
        return (composition ? "slok:sli_error_composition_rate:" : "slok:sli_error_rate:") + window;
    }

    public String burnRate(Window window) {
        return own("slok:burn_rate") + ":" + window;
    }

    /** 1 while nothing is measured. */
    public String noData() {
        return own("slok:sli_no_data");
    }

    /** Compositions have series of their own, as SLOK's have. */
    String own(String name) {
        return composition ? name + "_composition" : name;
    }
}
