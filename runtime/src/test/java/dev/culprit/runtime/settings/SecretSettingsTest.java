package dev.culprit.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSettingsTest {
    private static final Setting<Secret> PASSWORD = Setting.optional("password", Kind.secret(), "");
    private static final Setting<List<Secret>> TOKENS = Setting.optional("tokens", Kind.secrets(), "");
    private static final Setting<URI> URL = Setting.optional("url", Kind.url(), "");
    private static final Definition DEFINITION = Definition.of(PASSWORD, TOKENS, URL);

    @TempDir
    private Path folder;

    @Test
    void aSecretMayStandInAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "hunter2\n");

        Settings settings = read(Map.of("CULPRIT_PASSWORD_FILE", file.toString()));

        assertThat(settings.get(PASSWORD).value()).isEqualTo("hunter2");
        assertThat(settings + " " + settings.get(PASSWORD)).isEqualTo("Settings[password][] ***");
    }

    @Test
    void severalSecretsStandOneALineOrWithCommas() throws Exception {
        Path file = Files.writeString(folder.resolve("tokens"), "old\nnew,newest\n");

        assertThat(read(Map.of("CULPRIT_TOKENS_FILE", file.toString())).get(TOKENS))
                .extracting(Secret::value)
                .containsExactly("old", "new", "newest");
    }

    @Test
    void theFileOfASecretInTheEnvironmentWinsOverTheSecretInTheFile() throws Exception {
        Path config = Files.writeString(folder.resolve("config"), "password=old\n");
        Path file = Files.writeString(folder.resolve("password"), "new");

        Settings settings = Settings.read(
                DEFINITION, Sources.of(Map.of("CULPRIT_PASSWORD_FILE", file.toString()), Optional.of(config)));

        assertThat(settings.get(PASSWORD).value()).isEqualTo("new");
    }

    @Test
    void aSecretAndItsFileAtOnceAreAMistake() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "hunter2");

        assertMistake(
                Map.of("CULPRIT_PASSWORD", "hunter3", "CULPRIT_PASSWORD_FILE", file.toString()),
                "CULPRIT_PASSWORD_FILE and password are both set: take one away");
    }

    @Test
    void anEmptySecretDoesNotSilentlyMeanNone() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "\n");
        String mistake = " is empty: give it a value or take it away";

        assertMistake(Map.of("CULPRIT_PASSWORD", ""), "CULPRIT_PASSWORD" + mistake);
        assertMistake(Map.of("CULPRIT_PASSWORD_FILE", file.toString()), "CULPRIT_PASSWORD_FILE" + mistake);
        assertMistake(Map.of("CULPRIT_PASSWORD_FILE", ""), "CULPRIT_PASSWORD_FILE" + mistake);
    }

    @Test
    void aSecretsFileThatCannotBeReadIsNamed() {
        Path absent = folder.resolve("absent");

        assertMistake(
                Map.of("CULPRIT_PASSWORD_FILE", absent.toString()),
                "CULPRIT_PASSWORD_FILE: " + absent + " does not exist");
    }

    @Test
    void noMistakeShowsASecret() {
        assertMistake(
                Map.of("CULPRIT_TOKENS", " , "),
                "CULPRIT_TOKENS must be one or more secrets, separated by commas or lines");
        assertMistake(
                Map.of("CULPRIT_URL", "https://me:hunter2@host/"),
                "CULPRIT_URL must be an http or https URL without user and password");
    }

    private static Settings read(Map<String, String> variables) throws SettingsException {
        return Settings.read(DEFINITION, Sources.of(variables, Optional.empty()));
    }

    private static void assertMistake(Map<String, String> variables, String mistake) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(variables))
                .withMessage(mistake);
    }
}
