package dev.culprit.correlator.notify.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.notify.Flare;
import dev.culprit.correlator.notify.Mistakes;
import dev.culprit.correlator.notify.NotifySettings;
import dev.culprit.correlator.notify.Stories;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import dev.culprit.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackSettingsTest {
    private static final Definition DEFINITION = NotifySettings.DEFINITION.with(SlackReport.DEFINITION);
    private static final Flare SEAL = Flare.of("seal", Instant.parse("2026-05-04T10:00:00Z"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "namespace=zoo -> #a | #a",
                "namespace=z*,severity=warning -> #a; slo=* -> #b | #a",
                "severity=critical -> #a; slo=s*l -> #b | #b",
                "label.team=keepers -> C0123 | C0123",
                "label.team=k*p*s, alert=Burns, service=seal, cluster=c -> #a | #a",
                "label.other=* -> #a | #rest",
                "slo=sea -> #a | #rest",
                "slo=seal -> none; slo=* -> #b | ''"
            })
    void theFirstRuleThatFitsCounts(String rules, String channel) {
        var routes = new Routes(Routes.read(rules), Optional.of("#rest"));

        assertThat(routes.channel(SEAL.correlation()).orElse("")).isEqualTo(channel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SLACK_TOKEN=a b,SLACK_CHANNEL=#x | must be a token",
                "SLACK_TOKEN=xoxb-1 | leave open where a bot writes",
                "SLACK_TOKEN=xoxb-1,SLACK_CHANNEL=#x,SLACK_WEBHOOK_URL=https://a.example/ | are two ways to write",
                "SLACK_WEBHOOK_URL=nowhere | must be an http or https URL",
                "SLACK_CHANNEL=#x | needs a bot's token",
                "SLACK_TOKEN=xoxb-1,SLACK_CHANNEL=two words | must be a channel's name",
                "SLACK_TOKEN=xoxb-1,SLACK_ROUTES=zoo -> #x | 'zoo' is no condition: write one of namespace=...",
                "SLACK_TOKEN=xoxb-1,SLACK_ROUTES=slo=a | 'slo=a' is no rule",
                "SLACK_TOKEN=xoxb-1,SLACK_ROUTES=slo=a -> | names no channel",
                "PAGE_URL=https://a.example/{nam} | has the placeholder {nam}",
                "GRAFANA_URL=ftp://a.example/ | must be an http or https URL"
            })
    void aMistakeIsNamed(String variables, String mistake) {
        assertThat(mistakes(variables))
                .anySatisfy(line -> assertThat(line).contains(mistake))
                .noneSatisfy(line -> assertThat(line).contains("xoxb-1"));
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(mistakes("SLACK_TOKEN=a b,SLACK_CHANNEL=two words,PAGE_URL=x,SLACK_MIN_SEVERITY=huge"))
                .hasSize(4);
    }

    @Test
    void whatIsNotSetUpSendsNothing() throws SettingsException {
        Settings settings = Settings.read(DEFINITION, new Sources(Map.of(), null));

        assertThat(SlackReport.of(settings, new MovableClock("2026-05-04T10:00:00Z"), new Stories()))
                .isEmpty();
    }

    private static List<String> mistakes(String variables) {
        return Mistakes.in(DEFINITION, variables);
    }
}
