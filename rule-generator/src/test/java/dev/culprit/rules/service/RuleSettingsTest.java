package dev.culprit.rules.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleSettingsTest {
    @Test
    void nothingHasToBeSet() throws Exception {
        RuleSettings settings = read(Map.of());

        assertThat(settings.output()).isEqualTo("auto");
        assertThat(settings.namespaces()).isEmpty();
        assertThat(settings.interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.elseIn(List.of("shop")).namespaces()).containsExactly("shop");
    }

    @Test
    void labelsAreNamesAndValues() throws Exception {
        assertThat(read(Map.of("CULPRIT_RULES_LABELS", "release=stack, example.org/team=shop,empty="))
                        .labels())
                .isEqualTo(Map.of("release", "stack", "example.org/team", "shop", "empty", ""));
    }

    @Test
    void allMistakesAreToldTogether() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of(
                        "CULPRIT_RULES_OUTPUT", "paper",
                        "CULPRIT_RULES_LABELS", "release",
                        "CULPRIT_RULES_NAMESPACES", "Shop")))
                .satisfies(thrown -> assertThat(thrown.mistakes()).hasSize(3));
    }

    @Test
    void filesNeedAFolder() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("CULPRIT_RULES_OUTPUT", "files")))
                .satisfies(thrown ->
                        assertThat(thrown.mistakes()).singleElement().asString().contains("files need a folder"));
    }

    private static RuleSettings read(Map<String, String> environment) throws SettingsException {
        return RuleSettings.from(Settings.read(RuleSettings.DEFINITION, Sources.of(environment, Optional.empty())));
    }
}
