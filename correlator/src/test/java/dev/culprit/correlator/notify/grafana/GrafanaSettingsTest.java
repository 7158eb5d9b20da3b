package dev.culprit.correlator.notify.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.notify.Mistakes;
import dev.culprit.correlator.notify.NotifySettings;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.testing.MovableClock;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrafanaSettingsTest {
    private static final Definition DEFINITION = NotifySettings.DEFINITION.with(GrafanaReport.DEFINITION);
    private static final MovableClock CLOCK = new MovableClock("2026-05-04T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRAFANA_TOKEN=glsa_1 | leave open where Grafana is",
                "GRAFANA_DASHBOARD=abc | leave open where Grafana is",
                "GRAFANA_API_URL=grafana | must be an http or https URL",
                "GRAFANA_API_URL=https://a.example/?orgId=1 | must be Grafana's own address",
                "GRAFANA_API_URL=https://a.example,GRAFANA_TOKEN=glsa_1 b | must be a token",
                "GRAFANA_API_URL=https://a.example,GRAFANA_ORGANIZATION=main | must be a whole number",
                "GRAFANA_API_URL=https://a.example,GRAFANA_DASHBOARD=/d/abc/slo | must be a dashboard's uid"
            })
    void aMistakeIsNamedInOneLine(String variables, String mistake) {
        assertThat(Mistakes.in(DEFINITION, variables))
                .singleElement()
                .asString()
                .contains(mistake)
                .doesNotContain("glsa_1");
    }

    @Test
    void whatIsNotSetUpDrawsNothing() throws SettingsException {
        Settings settings = Settings.read(DEFINITION, new Sources(Map.of(), null));

        assertThat(GrafanaReport.of(settings, CLOCK)).isEmpty();
        assertThat(GrafanaReport.trial(settings, CLOCK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://grafana.example | '' | grafana.example",
                "http://grafana.example:3000/ | '' | grafana.example:3000",
                "https://a.example/grafana/ | 2 | a.example/grafana, organization 2"
            })
    void whereItDrawsTellsOneGrafanaFromAnother(String url, String organization, String place)
            throws SettingsException {
        Settings settings = Settings.read(
                DEFINITION,
                new Sources(
                        Map.of("CULPRIT_GRAFANA_API_URL", url, "CULPRIT_GRAFANA_ORGANIZATION", organization), null));

        try (var api = new GrafanaApi(GrafanaSettings.from(settings), URI.create(url), CLOCK)) {
            assertThat(api.place()).isEqualTo(place);
        }
    }
}
