package dev.culprit.runtime.settings;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings as a table in Markdown. */
record SettingsTable(Definition definition) {
    private static final String HEAD = """
            | setting | variable | value | default | meaning |
            |---|---|---|---|---|
            """;

    @Override
    public String toString() {
        Stream<String> settings = definition.settings().stream().map(SettingsTable::row);
        Stream<String> others = definition.passThroughs().stream().map(SettingsTable::row);
        return Stream.concat(settings, others).collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private static String row(Setting<?> setting) {
        String file = setting.kind().isSecret() ? "; or the path of its file as `" + setting.fileName() + "`" : "";
        String byDefault =
                setting.byDefault().map(text -> "`" + text + "`").orElse(setting.isRequired() ? "required" : "none");
        return "| `%s` | `%s` | %s | %s | %s |"
                .formatted(
                        setting.name(),
                        setting.variable(),
                        setting.kind().range() + file,
                        byDefault,
                        setting.meaning());
    }

    private static String row(PassThrough other) {
        return "| `%s*` | `%s*` | as given | none | %s |"
                .formatted(other.prefix(), Setting.variable(other.prefix()), other.meaning());
    }
}
