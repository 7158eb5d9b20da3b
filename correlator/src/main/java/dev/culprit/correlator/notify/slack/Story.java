package dev.culprit.correlator.notify.slack;

import dev.culprit.api.record.Correlation;
import dev.culprit.correlator.summary.RuleBasedSummary;
import java.util.List;

/**
 * A correlation in words.
 *
 * @param details a sentence each
 * @param teller whose words these are, where a model told them; empty: they are made by rule
 */
record Story(String headline, List<String> details, String teller) {
    Story {
        details = List.copyOf(details);
    }

    /** Whoever knows what is told of a correlation. */
    interface Teller {
        Story of(Correlation correlation);
    }

    /** The likeliest cause, and when it burned; suspects and what was seen of them stand in the message itself. */
    static Story byRule(Correlation correlation) {
        RuleBasedSummary summary = RuleBasedSummary.of(correlation);
        return new Story(summary.headline(), List.of(summary.details().getLast()), "");
    }
}
