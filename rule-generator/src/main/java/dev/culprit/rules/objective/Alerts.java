package dev.culprit.rules.objective;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What raises alerts, and what they carry.
 *
 * @param gaps whether alerts tell that nothing is measured
 * @param labels of series and alerts
 */
public record Alerts(
        List<Tier> tiers,
        List<BudgetAlert> budget,
        boolean gaps,
        SortedMap<String, String> labels,
        SortedMap<String, String> annotations,
        @Nullable String runbookUrl) {
    public Alerts {
        tiers = List.copyOf(tiers);
        budget = List.copyOf(budget);
        labels = new TreeMap<>(labels);
        annotations = new TreeMap<>(annotations);
    }

    /** The same with more annotations. */
    public Alerts annotated(Map<String, String> more) {
        var all = new TreeMap<>(annotations);
        all.putAll(more);
        return new Alerts(tiers, budget, gaps, labels, all, runbookUrl);
    }

    /** The four tiers, and word of gaps. */
    public static Alerts byDefault(Window slo) {
        return new Alerts(DefaultTiers.of(slo), List.of(), true, new TreeMap<>(), new TreeMap<>(), null);
    }
}
