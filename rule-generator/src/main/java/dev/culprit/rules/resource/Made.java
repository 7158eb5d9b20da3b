package dev.culprit.rules.resource;

import dev.culprit.rules.manifest.Problem;
import dev.culprit.rules.objective.Promise;
import dev.culprit.rules.recording.RuleGroup;
import java.util.List;
import java.util.OptionalDouble;

/** What can be made of one object as it is now. */
public sealed interface Made {
    /** Warnings, or what is wrong. */
    List<Problem> problems();

    /**
     * It is right.
     *
     * @param problems warnings
     * @param absent parts of a composition that are not there or are wrong themselves, by alias
     * @param ceiling what the parts of a composition allow at most, as a ratio
     */
    record Right(Promise promise, RuleGroup rules, List<Problem> problems, List<String> absent, OptionalDouble ceiling)
            implements Made {
        public Right {
            problems = List.copyOf(problems);
            absent = List.copyOf(absent);
        }

        /** Whether its target is more than its parts allow. */
        public boolean aboveCeiling() {
            return ceiling.isPresent() && promise.target().ratio().doubleValue() > ceiling.getAsDouble();
        }
    }

    /** No rules can be made of it. */
    record Wrong(List<Problem> problems) implements Made {
        public Wrong {
            problems = List.copyOf(problems);
        }

        /** What has to be corrected, without warnings. */
        public List<Problem> mistakes() {
            return problems.stream().filter(Problem::fatal).toList();
        }
    }
}
