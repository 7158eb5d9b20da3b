package dev.culprit.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Setting<Integer> PORT =
            Setting.withDefault("webhook.port", Kind.number(0, 65_535), "8080", "Where alerts arrive.");
    private static final Setting<Duration> COOL_DOWN = Setting.withDefault(
            "cool-down",
            Kind.duration(Duration.ZERO, Duration.ofHours(24)),
            "30m",
            "How long silence ends an episode.");
    private static final Setting<List<String>> NAMESPACES =
            Setting.optional("namespaces", Kind.listOf(Kind.text()), "What is watched.");
    private static final Setting<Secret> TOKEN =
            Setting.optional("webhook.token", Kind.secret(), "What a caller must know.");
    private static final Setting<String> CLUSTER =
            Setting.required("cluster", Kind.text(), "The name in every record.");
    private static final PassThrough CLIENTS = new PassThrough(
            "kafka.producer.",
            (name, value) -> name.equals("acks") ? Optional.of("cannot be set: take it away") : Optional.empty(),
            name -> name.endsWith("password"),
            "Any setting of a producer.");
    private static final Definition DEFINITION =
            Definition.of(CLUSTER, PORT, COOL_DOWN, NAMESPACES, TOKEN).with(CLIENTS);

    @TempDir
    private Path folder;

    @Test
    void defaultsFillWhatNobodySet() throws SettingsException {
        Settings settings = environment(Map.of("CULPRIT_CLUSTER", "zoo"));

        assertThat(settings.get(CLUSTER)).isEqualTo("zoo");
        assertThat(settings.get(PORT)).isEqualTo(8080);
        assertThat(settings.get(COOL_DOWN)).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.find(NAMESPACES)).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> settings.get(NAMESPACES))
                .withMessage("setting namespaces is absent");
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        Path file = file("cluster = zoo\nwebhook.port: 1\nnamespaces=seal, \\\n   tuna\n");

        Settings settings = read(file, Map.of("CULPRIT_WEBHOOK_PORT", " 2 "));

        assertThat(settings.get(PORT)).isEqualTo(2);
        assertThat(settings.get(CLUSTER)).isEqualTo("zoo");
        assertThat(settings.get(NAMESPACES)).containsExactly("seal", "tuna");
    }

    @Test
    void anEmptyValueIsAsGoodAsNone() throws Exception {
        Settings settings = read(file("cluster=zoo\nwebhook.port=\n"), Map.of("CULPRIT_COOL_DOWN", " "));

        assertThat(settings.get(PORT)).isEqualTo(8080);
        assertThat(settings.get(COOL_DOWN)).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void allMistakesAreReportedTogetherWithTheirPlaces() throws Exception {
        Path file = file(
                "# the zoo\nwebhok.port=1\ncool-down=soon\nnothing.like.it=1\ncool-down=1s\n\nkafka.producer.acks=0\n");

        assertMistakes(
                file,
                Map.of("CULPRIT_WEBHOOK_PORT", "70000", "CULPRIT_WEBHOOK_TOKN", "hunter2", "OTHER", "x"),
                file + ":2: webhok.port is no setting: did you mean webhook.port?",
                file + ":4: nothing.like.it is no setting: take it away",
                file + ":5: cool-down is set in line 3 already: take one away",
                "CULPRIT_WEBHOOK_TOKN is no setting: did you mean CULPRIT_WEBHOOK_TOKEN?",
                file + ":7: kafka.producer.acks cannot be set: take it away",
                "cluster is missing: set it in the file or as CULPRIT_CLUSTER",
                file + ":3: cool-down must be a duration from 0s to 1d, such as 500ms, 10s, 1h30m, 7d or PT10S,"
                        + " but is \"soon\"",
                "CULPRIT_WEBHOOK_PORT must be a whole number from 0 to 65535, but is \"70000\"");
    }

    @Test
    void aMalformedEscapeIsFoundInItsLine() throws Exception {
        Path file = file("cluster=zoo\nnamespaces=a,\\\n b\nwebhook.token=C:\\users\n");

        assertMistakes(file, Map.of(), file + ":4: has a malformed \\u escape: write \\\\ for a backslash");
    }

    @Test
    void aCommentThatEndsInABackslashDoesNotSwallowTheNextLine() throws Exception {
        assertThat(read(file("# C:\\\ncluster=zoo\n"), Map.of()).get(CLUSTER)).isEqualTo("zoo");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path absent = folder.resolve("absent");

        assertMistakes(
                absent, Map.of("CULPRIT_CLUSTER", "zoo"), "--config or CULPRIT_CONFIG: " + absent + " does not exist");
    }

    @Test
    void aFolderIsNoFile() {
        assertMistakes(
                folder, Map.of("CULPRIT_CLUSTER", "zoo"), "--config or CULPRIT_CONFIG: " + folder + " is a folder");
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        Path file = file("#" + "x".repeat(1024 * 1024));

        assertMistakes(
                file,
                Map.of("CULPRIT_CLUSTER", "zoo"),
                "--config or CULPRIT_CONFIG: " + file + " is larger than 1048576 bytes");
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws Exception {
        Path file = Files.write(folder.resolve("c"), new byte[] {'a', '=', (byte) 0xC3, '('});

        assertMistakes(file, Map.of("CULPRIT_CLUSTER", "zoo"), "--config or CULPRIT_CONFIG: " + file + " is not UTF-8");
    }

    @Test
    void variablesThatKubernetesSetsForServicesAreNoMistakes() throws SettingsException {
        Settings settings = environment(Map.of(
                "CULPRIT_CLUSTER", "zoo",
                "CULPRIT_WEBHOOK_PORT", "tcp://10.0.0.7:8080",
                "CULPRIT_WEBHOOK_SERVICE_HOST", "10.0.0.7",
                "CULPRIT_WEBHOOK_SERVICE_PORT_HTTP", "8080",
                "CULPRIT_WEBHOOK_PORT_8080_TCP_ADDR", "10.0.0.7",
                "CULPRIT_LOG_LEVEL", "INFO",
                "CULPRIT_LOG_FORMAT", "json"));

        assertThat(settings.get(PORT)).isEqualTo(8080);
    }

    @Test
    void settingsOfOthersPassThroughFromBothSources() throws Exception {
        Settings settings = read(
                file("cluster=zoo\nkafka.producer.linger.ms=5\nkafka.producer.batch.size=1\n"),
                Map.of("CULPRIT_KAFKA_PRODUCER_BATCH_SIZE", "2"));

        assertThat(settings.under(CLIENTS)).isEqualTo(Map.of("linger.ms", "5", "batch.size", "2"));
    }

    @Test
    void aSecretOfOthersMayStandInAFileToo() throws Exception {
        Path secret = Files.writeString(folder.resolve("password"), "hunter2\n");

        Settings settings = read(file("cluster=zoo\nkafka.producer.ssl.key.password.file=" + secret + "\n"), Map.of());

        assertThat(settings.under(CLIENTS)).isEqualTo(Map.of("ssl.key.password", "hunter2"));
        assertMistakes(
                file("cluster=zoo\nkafka.producer.ssl.key.password.file=" + folder + "\n"),
                Map.of("CULPRIT_KAFKA_PRODUCER_SSL_TRUSTSTORE_PASSWORD", ""),
                folder.resolve("culprit.properties") + ":2: kafka.producer.ssl.key.password.file: " + folder
                        + " is a folder",
                "CULPRIT_KAFKA_PRODUCER_SSL_TRUSTSTORE_PASSWORD is empty: give it a value or take it away");
    }

    @Test
    void aRuleIsAskedOnlyWhenItsSettingsAreRightAndNamesWhereTheyWereSet() {
        Definition ruled = DEFINITION.with(new Rule(
                List.of(PORT, COOL_DOWN),
                settings -> settings.get(PORT) > settings.get(COOL_DOWN).toMinutes()
                        ? Optional.of("must not be more than minutes")
                        : Optional.empty()));

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.read(
                        ruled, new Sources(Map.of("CULPRIT_CLUSTER", "zoo", "CULPRIT_WEBHOOK_PORT", "31"), null)))
                .withMessage("CULPRIT_WEBHOOK_PORT and cool-down must not be more than minutes");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.read(
                        ruled, new Sources(Map.of("CULPRIT_CLUSTER", "zoo", "CULPRIT_WEBHOOK_PORT", "x"), null)))
                .withMessage("CULPRIT_WEBHOOK_PORT must be a whole number from 0 to 65535, but is \"x\"");
    }

    @Test
    void twoNamesOfOneVariableAreADefectOfTheDefinition() {
        Setting<String> other = Setting.optional("cool.down", Kind.text(), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(Definition.of(COOL_DOWN, other), new Sources(Map.of(), null)))
                .withMessage("cool.down and cool-down are the same variable");
    }

    @Test
    void theTableShowsEverySetting() {
        assertThat(DEFINITION.toMarkdown()).isEqualTo("""
                        | setting | variable | value | default | meaning |
                        |---|---|---|---|---|
                        | `cluster` | `CULPRIT_CLUSTER` | text | required | The name in every record. |
                        | `webhook.port` | `CULPRIT_WEBHOOK_PORT` | a whole number from 0 to 65535 | `8080` | Where alerts arrive. |
                        | `cool-down` | `CULPRIT_COOL_DOWN` | a duration from 0s to 1d, such as 500ms, 10s, 1h30m, 7d or PT10S | `30m` | How long silence ends an episode. |
                        | `namespaces` | `CULPRIT_NAMESPACES` | a list, separated by commas, of which each is text | none | What is watched. |
                        | `webhook.token` | `CULPRIT_WEBHOOK_TOKEN` | a secret; or the path of its file as `webhook.token.file` | none | What a caller must know. |
                        | `kafka.producer.*` | `CULPRIT_KAFKA_PRODUCER_*` | as given | none | Any setting of a producer. |
                        """);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("culprit.properties"), text);
    }

    private static Settings environment(Map<String, String> variables) throws SettingsException {
        return Settings.read(DEFINITION, Sources.of(variables, Optional.empty()));
    }

    private static Settings read(Path file, Map<String, String> variables) throws SettingsException {
        return Settings.read(DEFINITION, Sources.of(variables, Optional.of(file)));
    }

    private static void assertMistakes(Path file, Map<String, String> variables, String... mistakes) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(file, variables))
                .satisfies(thrown -> assertThat(thrown.mistakes()).containsExactlyInAnyOrder(mistakes));
    }
}
