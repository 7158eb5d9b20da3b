package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Window;
import java.util.ArrayList;
import java.util.List;

/** How fast the budget burns, how much of it is left, and when it ends: the same of SLOs and compositions. */
final class BurnRecording {
    private BurnRecording() {}

    static List<Rule> rules(Promise promise) {
        Subject subject = Subject.of(promise);
        String budget = promise.target().budget().toPlainString();
        var rules = new ArrayList<Rule>();
        for (Window window : promise.windows()) {
            rules.add(new Rule.Recorded(
                    subject.burnRate(window),
                    subject.value(subject.errorRate(window)) + " / " + budget,
                    subject.labels(window)));
        }
        rules.add(new Rule.Recorded(
                remaining(subject), "1 - " + subject.value(subject.burnRate(promise.window())), subject.labels()));
        rules.add(new Rule.Recorded(
                exhaustion(subject),
                "clamp_min(" + subject.value(remaining(subject)) + ", 0) * "
                        + promise.window().seconds() + " / (" + subject.value(subject.burnRate(promise.present()))
                        + " > 0)",
                subject.labels()));
        return rules;
    }

    static String remaining(Subject subject) {
        return subject.own("slok:error_budget_remaining");
    }

    static String exhaustion(Subject subject) {
        return subject.own("slok:error_budget_exhaustion_seconds");
    }
}
