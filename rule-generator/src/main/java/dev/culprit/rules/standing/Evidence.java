package dev.culprit.rules.standing;

import dev.culprit.rules.objective.Window;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the series of one promise say together. */
sealed interface Evidence {
    /**
     * They agree.
     *
     * @param errorRates from 0 to 1; of a window without a series there is none
     * @param gap whether the indicator itself has no series now
     * @param missing parts without data
     */
    record Measured(SortedMap<Window, Double> errorRates, boolean gap, List<String> missing) implements Evidence {
        public Measured {
            errorRates = new TreeMap<>(errorRates);
            missing = List.copyOf(missing);
        }
    }

    /** They cannot all be true: one line. */
    record Contradiction(String reason) implements Evidence {}
}
