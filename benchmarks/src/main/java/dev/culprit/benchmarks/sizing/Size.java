package dev.culprit.benchmarks.sizing;

import java.util.EnumMap;
import java.util.Map;

/** How large an installation is, or a run: of each driver so many. */
record Size(Map<Driver, Double> amounts) {
    Size {
        amounts = new EnumMap<>(amounts);
    }

    double amount(Driver driver) {
        return amounts.getOrDefault(driver, 0.0);
    }
}
