package dev.culprit.summarizer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"gsk two", "gsk\u00fc", "gsk\u0001x", "gsk\nX-Other: 1"})
    void aKeyThatNoHeaderCanHoldIsSaidAtTheStart(String key) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() ->
                        Settings.read(ModelSettings.DEFINITION, new Sources(Map.of("CULPRIT_LLM_API_KEY", key), null)))
                .satisfies(mistake -> assertThat(mistake.mistakes().toString())
                        .contains("must be a token")
                        .doesNotContain("gsk"));
    }
}
