package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Promise;
import java.util.List;

/** All rules of one SLO or composition, in an order in which each finds what it reads recorded at the same moment. */
public record RuleGroup(Promise promise, List<Rule> rules) {
    public RuleGroup {
        rules = List.copyOf(rules);
    }

    /** Of all files together the only one of this name: names of Kubernetes have no slash. */
    public String name() {
        return "slok/" + Subject.of(promise).kind() + "/" + promise.ref();
    }

    public List<Rule.Alert> alerts() {
        return rules.stream()
                .filter(Rule.Alert.class::isInstance)
                .map(Rule.Alert.class::cast)
                .toList();
    }
}
