package dev.culprit.rules.recording;

import dev.culprit.rules.objective.Composition;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.objective.Promises;
import dev.culprit.rules.objective.Slo;
import java.util.List;
import java.util.stream.Stream;

/** Makes the rules of SLOs and compositions: a pure function of what they say. */
public final class RuleGenerator {
    private RuleGenerator() {}

    /** A group of each, in their order. */
    public static List<RuleGroup> generate(Promises promises) {
        return promises.all().stream().map(promise -> group(promise, promises)).toList();
    }

    /**
     * The rules of one.
     *
     * @param promises whatever else is known: a composition's parts among them
     */
    public static RuleGroup group(Promise promise, Promises promises) {
        List<Rule> recorded = switch (promise) {
            case Slo slo -> new SloRecording(slo).rules();
            case Composition whole -> new CompositionRecording(whole, promises).rules();
        };
        return new RuleGroup(
                promise,
                Stream.of(recorded, BurnRecording.rules(promise), AlertRules.of(promise))
                        .flatMap(List::stream)
                        .toList());
    }
}
