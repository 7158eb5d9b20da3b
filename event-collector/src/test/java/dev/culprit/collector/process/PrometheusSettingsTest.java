package dev.culprit.collector.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.collector.onset.PrometheusServer;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusSettingsTest {
    private static final String URL = "CULPRIT_PROMETHEUS_URL";

    @Test
    void withoutAnAddressNobodyIsAsked() throws Exception {
        assertThat(read(Map.of())).isEmpty();
    }

    @Test
    void theAddressIsOursOrElseTheCommonOne() throws Exception {
        assertThat(read(Map.of(URL, "http://ours:9090/p")).orElseThrow().url())
                .isEqualTo(URI.create("http://ours:9090/p"));
        assertThat(read(Map.of("PROMETHEUS_URL", "http://common:9090"))
                        .orElseThrow()
                        .url())
                .isEqualTo(URI.create("http://common:9090"));
        assertThat(read(Map.of(URL, "http://ours:9090", "PROMETHEUS_URL", "http://common:9090"))
                        .orElseThrow()
                        .url())
                .isEqualTo(URI.create("http://ours:9090"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "prometheus:9090", "http://user:word@prometheus:9090"})
    void aCommonAddressThatIsNoneIsNotUsed(String address) throws Exception {
        assertThat(read(Map.of("PROMETHEUS_URL", address))).isEmpty();
    }

    @Test
    void theLoginIsSentAsItIsAndNeverPrinted() throws Exception {
        PrometheusServer server = read(Map.of(URL, "http://p:9090", "CULPRIT_PROMETHEUS_LOGIN", "ann:open-sesame"))
                .orElseThrow();

        assertThat(Objects.requireNonNull(server.authorization()).value()).isEqualTo("Basic YW5uOm9wZW4tc2VzYW1l");
        assertThat(server.toString()).doesNotContain("YW5u").doesNotContain("sesame");
        assertThat(server.patience()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void allMistakesAreReportedTogether() {
        var mistaken = Map.of(
                "CULPRIT_PROMETHEUS_TOKEN", "t",
                "CULPRIT_PROMETHEUS_LOGIN", "nobody",
                "CULPRIT_PROMETHEUS_TIMEOUT", "1h",
                "CULPRIT_PROMETHEUS_BURN_RATE_QUERY", "burn{slo='{slo}'}");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(mistaken))
                .satisfies(e -> assertThat(e.mistakes()).hasSize(4));
    }

    private static Optional<PrometheusServer> read(Map<String, String> environment) throws SettingsException {
        var sources = Sources.of(environment, Optional.empty());
        Settings settings = Settings.read(PrometheusSettings.DEFINITION, sources);
        return PrometheusSettings.from(settings, environment).server();
    }
}
