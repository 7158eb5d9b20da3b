package dev.culprit.runtime.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSettingsTest {
    private final Map<String, String> variables = new HashMap<>();

    @Test
    void nothingIsTracedUnlessSomebodySaysWhereTo() throws Exception {
        assertThat(read()).isEmpty();
    }

    @Test
    void ourOwnSettingsWin() throws Exception {
        variables.put("CULPRIT_TRACING_ENDPOINT", "http://ours:4318/");
        variables.put("CULPRIT_TRACING_HEADERS", "authorization=Bearer%20x=,x-scope=zoo");
        variables.put("CULPRIT_TRACING_SAMPLED_PERCENT", "25");
        variables.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://theirs:4318/v1/traces");
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "a=b");
        variables.put("OTEL_TRACES_SAMPLER_ARG", "0.5");

        TracingSettings settings = read().orElseThrow();
        assertThat(settings.endpoint()).hasToString("http://ours:4318/v1/traces");
        assertThat(settings.headers())
                .isEqualTo(Map.of("authorization", new Secret("Bearer x="), "x-scope", new Secret("zoo")));
        assertThat(settings.sampled()).isEqualTo(0.25);
        assertThat(settings.resource()).containsEntry("service.name", "culprit-test");
    }

    @Test
    void whatIsSetForEveryProgramCountsElse() throws Exception {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://theirs:4318");
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "a=b");
        variables.put("OTEL_TRACES_SAMPLER_ARG", "0.5");
        variables.put("OTEL_SERVICE_NAME", "who-did-it");
        variables.put("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=prod%20eu, service.name=other");

        TracingSettings settings = read().orElseThrow();
        assertThat(settings.endpoint()).hasToString("http://theirs:4318/v1/traces");
        assertThat(settings.headers()).containsOnlyKeys("a");
        assertThat(settings.sampled()).isEqualTo(0.5);
        assertThat(settings.resource())
                .isEqualTo(Map.of("service.name", "who-did-it", "deployment.environment.name", "prod eu"));
    }

    @Test
    void theAddressForTracesAloneIsTakenAsItIs() throws Exception {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://all:4318");
        variables.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "https://traces.example/in");

        assertThat(read().orElseThrow().endpoint()).hasToString("https://traces.example/in");
    }

    @Test
    void oneVariableSwitchesItOff() throws Exception {
        variables.put("CULPRIT_TRACING_ENDPOINT", "http://ours:4318");
        variables.put("OTEL_SDK_DISABLED", "true");

        assertThat(read()).isEmpty();
    }

    @Test
    void aMistakeInVariablesOfOthersIsNoReasonNotToStart() throws Exception {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317");
        assertThat(read()).isEmpty();

        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://theirs:4318");
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "nonsense");
        variables.put("OTEL_TRACES_SAMPLER_ARG", "most");
        variables.put("OTEL_RESOURCE_ATTRIBUTES", "%zz");

        TracingSettings settings = read().orElseThrow();
        assertThat(settings.headers()).isEmpty();
        assertThat(settings.sampled()).isEqualTo(1);
        assertThat(settings.resource()).isEqualTo(Map.of("service.name", "culprit-test"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a=b,c", "host=x", "a b=c", "a=%0d%0ab", "a=", "=b"})
    void aMistakeInOurOwnHeadersIsOne(String headers) {
        variables.put("CULPRIT_TRACING_ENDPOINT", "http://ours:4318");
        variables.put("CULPRIT_TRACING_HEADERS", headers);

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .satisfies(e -> assertThat(e.mistakes())
                        .singleElement()
                        .asString()
                        .contains("must be name=value, separated by commas"));
    }

    private Optional<TracingSettings> read() throws SettingsException {
        Settings settings = Settings.read(TracingSettings.DEFINITION, Sources.of(variables, Optional.empty()));
        return TracingSettings.from(settings, variables, "culprit-test");
    }
}
