package dev.culprit.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpDefinitionTest {
    private static final HttpDefinition WEBHOOK = HttpDefinition.under("webhook", 9095);

    @Test
    void aServerIsOpenAndLimitedUnlessToldOtherwise() throws SettingsException {
        assertThat(read(Map.of()))
                .isEqualTo(new HttpSettings(
                        "webhook",
                        "0.0.0.0",
                        9095,
                        Access.open(),
                        null,
                        new HttpLimits(
                                2 * 1024 * 1024,
                                16 * 1024,
                                256,
                                32,
                                500,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(30))));
    }

    @Test
    void tokensLoginsCertificatesAndLimitsAreRead() throws SettingsException {
        HttpSettings settings = read(Map.of(
                "CULPRIT_WEBHOOK_TOKENS", "old,new",
                "CULPRIT_WEBHOOK_LOGINS", "alertmanager:a:b",
                "CULPRIT_WEBHOOK_TLS_CERTIFICATE", "/tls/tls.crt",
                "CULPRIT_WEBHOOK_TLS_KEY", "/tls/tls.key",
                "CULPRIT_WEBHOOK_LIMITS_BODY_BYTES", "1000"));

        assertThat(settings.access())
                .isEqualTo(new Access(
                        List.of(new Secret("old"), new Secret("new")),
                        List.of(new Login("alertmanager", new Secret("a:b")))));
        assertThat(settings.tls())
                .isEqualTo(new TlsFiles(Path.of("/tls/tls.crt"), Path.of("/tls/tls.key"), Duration.ofSeconds(10)));
        assertThat(settings.limits().bodyBytes()).isEqualTo(1000);
    }

    @Test
    void halfOfACertificateAndALoginWithoutPasswordAreMistakes() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(
                        Map.of("CULPRIT_WEBHOOK_TLS_KEY", "/tls/tls.key", "CULPRIT_WEBHOOK_LOGINS", "hunter2,a:b,c:")))
                .satisfies(thrown -> assertThat(thrown.mistakes())
                        .containsExactly(
                                "webhook.tls.certificate and CULPRIT_WEBHOOK_TLS_KEY belong together: set both or none",
                                "CULPRIT_WEBHOOK_LOGINS must be user:password each"));
    }

    @Test
    void aPasswordIsNeverEmpty() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("CULPRIT_WEBHOOK_LOGINS", "c:")))
                .withMessage("CULPRIT_WEBHOOK_LOGINS must be user:password each");
    }

    private static HttpSettings read(Map<String, String> variables) throws SettingsException {
        return WEBHOOK.from(Settings.read(WEBHOOK.definition(), Sources.of(variables, Optional.empty())));
    }
}
