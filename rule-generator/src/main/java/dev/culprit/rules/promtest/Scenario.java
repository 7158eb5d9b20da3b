package dev.culprit.rules.promtest;

import java.util.List;

/** A story told in a name: what is measured, and what must follow. */
record Scenario(String name, List<InputSeries> input, List<Check> checks) {
    Scenario {
        input = List.copyOf(input);
        checks = List.copyOf(checks);
    }
}
