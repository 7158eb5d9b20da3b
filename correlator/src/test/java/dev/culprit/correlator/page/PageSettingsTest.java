package dev.culprit.correlator.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.runtime.cluster.ClusterName;
import dev.culprit.runtime.http.HttpDefinition;
import dev.culprit.runtime.settings.Definition;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom the page lets in is known, and not soon guessed. */
class PageSettingsTest {
    private static final HttpDefinition HTTP = HttpDefinition.under("http", 8086);
    private static final Definition DEFINITION = HTTP.definition()
            .with(ClusterName.DEFINITION)
            .with(PageSettings.DEFINITION)
            .with(PageSettings.guard(HTTP));

    @Test
    void withoutAnyTokenOthersDoNotReachIt() {
        assertThat(mistakes(Map.of())).singleElement().asString().startsWith("http.tokens and http.logins are not set");
        assertThat(mistakes(Map.of("CULPRIT_HTTP_HOST", "127.0.0.1"))).isEmpty();
        assertThat(mistakes(Map.of("CULPRIT_PAGE_PORT", "9443", "CULPRIT_PAGE_HOST", "127.0.0.1")))
                .isEmpty();
    }

    @Test
    void aTokenOfItsOwnIsAsLongAsOthers() {
        assertThat(mistakes(Map.of("CULPRIT_PAGE_TOKENS", "only-those-who-may-read")))
                .isEmpty();
        assertThat(mistakes(Map.of("CULPRIT_PAGE_TOKENS", "hunter2")))
                .containsExactly(
                        "CULPRIT_PAGE_TOKENS must be of 16 characters or more each, where others reach 0.0.0.0: "
                                + "openssl rand -hex 32 makes one");
        assertThat(mistakes(Map.of("CULPRIT_PAGE_TOKENS", "hunter2", "CULPRIT_PAGE_ENABLED", "false")))
                .isEmpty();
    }

    private static List<String> mistakes(Map<String, String> variables) {
        return Settings.attempt(DEFINITION, Sources.of(variables, Optional.empty()))
                .mistakes();
    }
}
