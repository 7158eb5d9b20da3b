package dev.culprit.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.culprit.runtime.settings.Secret;
import dev.culprit.runtime.settings.Settings;
import dev.culprit.runtime.settings.SettingsException;
import dev.culprit.runtime.settings.Sources;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                                Duration.ofSeconds(30)),
                        null));
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
    void whereNobodyHasToBeKnownNamesAreAsked() throws SettingsException {
        assertThat(names(Map.of("CULPRIT_WEBHOOK_HOST", "127.0.0.1"))).isEqualTo(new HostNames(List.of()));
        assertThat(names(Map.of("CULPRIT_WEBHOOK_HOSTS", "culprit, Pager")))
                .isEqualTo(new HostNames(List.of("culprit", "pager")));
        assertThat(names(Map.of("CULPRIT_WEBHOOK_ANONYMOUS", "true"))).isNull();
        assertThat(names(Map.of("CULPRIT_WEBHOOK_HOST", "127.0.0.1", "CULPRIT_WEBHOOK_TOKENS", "one")))
                .as("whoever has a token may call by any name")
                .isNull();
    }

    private static @Nullable HostNames names(Map<String, String> variables) throws SettingsException {
        return read(variables).access().names();
    }

    @Test
    void aPasswordIsNeverEmpty() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("CULPRIT_WEBHOOK_LOGINS", "c:")))
                .withMessage("CULPRIT_WEBHOOK_LOGINS must be user:password each");
    }

    @Test
    void healthHasAnAddressOfItsOwnWhereOneIsSet() throws SettingsException {
        assertThat(read(Map.of()).health()).isEqualTo(new Endpoint("0.0.0.0", 9095));
        assertThat(read(Map.of("CULPRIT_WEBHOOK_MANAGEMENT_PORT", "9096")).health())
                .isEqualTo(new Endpoint("0.0.0.0", 9096));
        assertThat(read(Map.of("CULPRIT_WEBHOOK_MANAGEMENT_PORT", "0", "CULPRIT_WEBHOOK_MANAGEMENT_HOST", "127.0.0.1"))
                        .management())
                .isEqualTo(new Endpoint("127.0.0.1", 0));
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("CULPRIT_WEBHOOK_MANAGEMENT_HOST", "127.0.0.1")))
                .withMessage("CULPRIT_WEBHOOK_MANAGEMENT_HOST says nothing without webhook.management.port");
    }

    @Test
    void whereOthersReachAGuardedPortSomebodyHasToBeKnown() {
        assertThat(guarded(Map.of()))
                .containsExactly(
                        "webhook.tokens and webhook.logins are not set, and others reach 0.0.0.0: set CULPRIT_WEBHOOK_TOKENS to a "
                                + "secret of yours (openssl rand -hex 32), or webhook.host=127.0.0.1, or "
                                + "webhook.anonymous=true if whoever reaches it may call");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOKENS=only-one-who-knows",
                "LOGINS=jane:only-one-who-knows",
                "ANONYMOUS=true",
                "HOST=127.0.0.1",
                "HOST=localhost",
                "HOST=::1",
                "HOST=[::1]",
                "HOST=127.1.2.3"
            })
    void orNobodyElseReachesItOrItIsMeant(String given) {
        String[] parts = given.split("=", 2);

        assertThat(guarded(Map.of("CULPRIT_WEBHOOK_" + parts[0], parts[1]))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANONYMOUS=perhaps", "LOGINS=nobody", "HOST=127.0.0.1.example.com", "HOST=::"})
    void whatIsNoneOfTheseOpensNothing(String given) {
        String[] parts = given.split("=", 2);

        assertThat(guarded(Map.of("CULPRIT_WEBHOOK_" + parts[0], parts[1]))).isNotEmpty();
    }

    @Test
    void whereOthersReachItNoSecretIsSoonGuessed() {
        var secrets = Map.of(
                "CULPRIT_WEBHOOK_TOKENS",
                "only-one-who-knows,hunter2",
                "CULPRIT_WEBHOOK_LOGINS",
                "alertmanager:hunter2");

        assertThat(guarded(secrets))
                .containsExactly(
                        "CULPRIT_WEBHOOK_TOKENS must be of 16 characters or more each, where others reach 0.0.0.0: "
                                + "openssl rand -hex 32 makes one",
                        "CULPRIT_WEBHOOK_LOGINS must have passwords of 16 characters or more each, where others reach "
                                + "0.0.0.0: openssl rand -hex 32 makes one");
        var alone = new HashMap<>(secrets);
        alone.put("CULPRIT_WEBHOOK_HOST", "127.0.0.1");
        assertThat(guarded(alone)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TOKENS=sixteen-letters.", "LOGINS=jane:sixteen-letters."})
    void sixteenCharactersAreEnough(String given) {
        String[] parts = given.split("=", 2);

        assertThat(guarded(Map.of("CULPRIT_WEBHOOK_" + parts[0], parts[1]))).isEmpty();
    }

    private static List<String> guarded(Map<String, String> variables) {
        try {
            Settings.read(WEBHOOK.definition().with(WEBHOOK.guard()), Sources.of(variables, Optional.empty()));
            return List.of();
        } catch (SettingsException e) {
            return e.mistakes();
        }
    }

    private static HttpSettings read(Map<String, String> variables) throws SettingsException {
        return WEBHOOK.from(Settings.read(WEBHOOK.definition(), Sources.of(variables, Optional.empty())));
    }
}
