package dev.culprit.rules.objective;

import dev.culprit.rules.promql.Selector;
import dev.culprit.rules.promql.WindowedExpression;
import org.jspecify.annotations.Nullable;

/** How a service is measured. */
public sealed interface Sli {
    /** Counters of all events, and of the failed ones among them. */
    record Counters(Selector total, Selector errors) implements Sli {}

    /** Counters of all events, and of the good ones: without these nothing is known. */
    record Fast(Selector total, Selector good) implements Sli {}

    /** A gauge that is 1 when a probe succeeded, and else 0. */
    record Probes(Selector success) implements Sli {}

    /**
     * An expression for the share of failed events.
     *
     * @param total events a second; without it each moment weighs the same
     */
    record Ratio(WindowedExpression errorRatio, @Nullable WindowedExpression total) implements Sli {}
}
