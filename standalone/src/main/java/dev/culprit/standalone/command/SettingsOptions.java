package dev.culprit.standalone.command;

import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that is one part of a process finds that process's settings. */
final class SettingsOptions {
    @Option(names = "--config", paramLabel = "FILE", description = "Settings as Java properties.")
    private @Nullable Path config;

    Settings read(Definition definition, Map<String, String> environment) throws SettingsException {
        return Settings.read(definition, sources(environment));
    }

    Sources sources(Map<String, String> environment) {
        return Sources.of(environment, Optional.ofNullable(config));
    }
}
