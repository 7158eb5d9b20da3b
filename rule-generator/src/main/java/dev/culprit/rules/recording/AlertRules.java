package dev.culprit.rules.recording;

import dev.culprit.rules.objective.BudgetAlert;
import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Slo;
import dev.culprit.rules.objective.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What raises alerts. Those of a burn carry {@code slo_name}, by which the webhook knows a spike; all others name their
 * object in {@code slo_resource}: a budget that is gone, or a series that is missing, is no burn and opens no episode.
 */
public final class AlertRules {
    public static final String TIER = "slo_tier";

    private static final Duration BUDGET_HOLD = Duration.ofMinutes(5);
    private static final Duration NO_DATA_HOLD = Duration.ofMinutes(10);
    private static final Duration NO_TRAFFIC_HOLD = Duration.ofHours(1);

    private final Promise promise;
    private final Subject subject;
    private final Wording wording;

    private AlertRules(Promise promise) {
        this.promise = promise;
        this.subject = Subject.of(promise);
        this.wording = new Wording(promise);
    }

    static List<Rule> of(Promise promise) {
        return new AlertRules(promise).rules();
    }

    private List<Rule> rules() {
        var rules = new ArrayList<Rule>();
        List<Tier> tiers = promise.alerts().tiers();
        for (int i = 0; i < tiers.size(); i++) {
            rules.add(burn(tiers.get(i), i + 1));
        }
        promise.alerts().budget().forEach(alert -> rules.add(budget(alert)));
        if (promise.alerts().gaps()) {
            rules.addAll(gaps());
        }
        return rules;
    }

    private Rule burn(Tier tier, int rank) {
        SortedMap<String, String> labels = Wording.literal(subject.labels());
        labels.putAll(Map.of(
                "severity",
                tier.severity(),
                "long_window",
                tier.longWindow().toString(),
                "short_window",
                tier.shortWindow().toString(),
                TIER,
                String.valueOf(rank)));
        return new Rule.Alert(tier.name(), exceeded(tier), tier.hold(), labels, wording.burning(tier));
    }

    /** The value of the alert is that of the short window: how it burns now. */
    private String exceeded(Tier tier) {
        String above = " > " + tier.threshold().toPlainString();
        String both = subject.value(subject.burnRate(tier.shortWindow())) + above + " and "
                + subject.value(subject.burnRate(tier.longWindow())) + above;
        return promise instanceof Slo slo && slo.minimumEvents() > 0
                ? both + " and " + subject.value(SloRecording.eventsName(tier.longWindow())) + " >= "
                        + slo.minimumEvents()
                : both;
    }

    private Rule budget(BudgetAlert alert) {
        String left = "100 * " + subject.value(BurnRecording.remaining(subject));
        String sign = alert.percent().signum() == 0 ? " <= " : " < ";
        String percent = alert.percent().toPlainString();
        return new Rule.Alert(
                alert.name(), left + sign + percent, BUDGET_HOLD, labels(alert.severity()), wording.spent(percent));
    }

    private List<Rule> gaps() {
        return switch (promise) {
            case Slo slo ->
                List.of(
                        noData(),
                        new Rule.Alert(
                                "SLONoTraffic",
                                subject.value("slok:sli_no_traffic") + " == 1",
                                NO_TRAFFIC_HOLD,
                                labels("info"),
                                wording.unmeasured(
                                        "has had no traffic for an hour",
                                        "Its counters are there and stand still: nothing fails, and nothing is proven. At night"
                                                + " this may be usual; else requests do not arrive.")));
            case Composition composition -> List.of(noData(), missing());
        };
    }

    private Rule noData() {
        return new Rule.Alert(
                "SLONoData",
                subject.value(subject.noData()) + " == 1",
                NO_DATA_HOLD,
                labels("ticket"),
                wording.unmeasured(
                        "is not measured",
                        "Its series are missing, or have not been scraped twice in five minutes. Until they are back no alert"
                                + " tells that the budget burns: look at the targets in Prometheus, and at the SLO's selectors."));
    }

    private Rule missing() {
        SortedMap<String, String> labels = labels("ticket");
        labels.put("component", "{{ $labels.component }}");
        return new Rule.Alert(
                "SLOComponentMissing",
                "max by (component) (" + subject.series(Subject.COMPONENT_MISSING) + ") == 1",
                NO_DATA_HOLD,
                labels,
                wording.unmeasured(
                        "knows nothing of its part {{ $labels.component }}",
                        "The part counts as one that works, so an outage of it stays unseen; the rest is measured. See whether"
                                + " the SLO exists and has data."));
    }

    private SortedMap<String, String> labels(String severity) {
        SortedMap<String, String> labels = Wording.literal(subject.extra());
        labels.putAll(Map.of(
                "severity", severity,
                "slo_resource", subject.ref().toString(),
                "objective_name", Wording.literal(subject.objective())));
        return labels;
    }
}
