package dev.culprit.runtime.settings;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    /**
     * These settings for a part of a program that is read by itself: of the whole program's others the names are known, so
     * that its file can be read, and the values are not looked at.
     */
    public Definition within(Definition whole) {
        Set<String> own = settings.stream().map(Setting::name).collect(Collectors.toSet());
        List<Setting<?>> others = whole.settings.stream()
                .filter(setting -> !own.contains(setting.name()))
                .<Setting<?>>map(Definition::unread)
                .toList();
        return new Definition(join(settings, others), join(passThroughs, whole.passThroughs), rules);
    }

    private static Setting<?> unread(Setting<?> setting) {
        return setting.kind().isSecret()
                ? Setting.optional(setting.name(), Kind.secret(), setting.meaning())
                : Setting.optional(setting.name(), Kind.text(), setting.meaning());
    }

    /** A table in Markdown of what can be set. */
    public String toMarkdown() {
        return new SettingsTable(this).toString();
    }

    private static <T> List<T> join(List<T> left, List<? extends T> right) {
        return Stream.concat(left.stream(), right.stream()).toList();
    }
}
