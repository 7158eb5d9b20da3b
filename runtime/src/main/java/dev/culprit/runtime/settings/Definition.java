package dev.culprit.runtime.settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * All settings of a process, or of a part of it.
 *
 * @param settings in the order of the documentation
 * @param passThroughs where two prefixes fit a name, both checks are asked
 * @param rules are asked after the settings themselves
 */
public record Definition(List<Setting<?>> settings, List<PassThrough> passThroughs, List<Rule> rules) {
    public Definition {
        settings = List.copyOf(settings);
        passThroughs = List.copyOf(passThroughs);
        rules = List.copyOf(rules);
    }

    public static Definition of(Setting<?>... settings) {
        return new Definition(List.of(settings), List.of(), List.of());
    }

    /** Of this and the other part. */
    public Definition with(Definition other) {
        return new Definition(
                join(settings, other.settings), join(passThroughs, other.passThroughs), join(rules, other.rules));
    }

    public Definition with(PassThrough passThrough) {
        return new Definition(settings, join(passThroughs, List.of(passThrough)), rules);
    }

    public Definition with(Rule rule) {
        return new Definition(settings, passThroughs, join(rules, List.of(rule)));
    }

    /** A table in Markdown of what can be set. */
    public String toMarkdown() {
        return new SettingsTable(this).toString();
    }

    private static <T> List<T> join(List<T> left, List<? extends T> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
