package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CulpritCommandTest {
    private static final Path EXAMPLE = Path.of("../examples/incidents/bad-release");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T06:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"--help, demo", "demo --help, --port", "replay --help, --topology", "run --help, docs/settings.md"})
    void helpGoesToStandardOutputAndIsNoFailure(String line, String mentioned) {
        assertThat(culprit(line.split(" "))).isZero();
        assertThat(out.toString()).contains(mentioned);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonIsOneLineACorrelationAndNothingElse() throws IOException {
        assertThat(culprit("replay", EXAMPLE.toString(), "--format", "json")).isZero();

        assertThat(out.toString().lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.path("incident").asText()).isEqualTo("bad-release");
        JsonNode correlation = line.path("correlation");
        assertThat(correlation.at("/spec/sloRef/name").asText()).isEqualTo("catalog-availability");
        assertThat(correlation.at("/spec/sloRef/namespace").asText()).isEqualTo("shop");
        JsonNode first = correlation.at("/status/correlatedEvents/0");
        assertThat(first.path("kind").asText()).isEqualTo("Deployment");
        assertThat(first.path("name").asText()).isEqualTo("catalog");
        assertThat(first.path("changeType").asText()).isEqualTo("update");
        assertThat(first.path("confidence").asText()).isEqualTo("high");
        assertThat(first.path("evidence")).isNotEmpty();
    }

    @Test
    void yamlFilesAreWrittenToTheFolderNamed() throws IOException {
        Path folder = scratch.resolve("deep/out");

        assertThat(culprit("replay", EXAMPLE.toString(), "--out", folder.toString()))
                .isZero();
        try (var files = Files.list(folder.resolve("bad-release"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file ->
                            assertThat(file).content().startsWith("apiVersion:").contains("kind: \"SLOCorrelation\""));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "replay | 2 | DIR",
                "replay --format xml x | 2 | xml",
                "repaly x | 2 | repaly",
                "'' | 2 | Missing command",
                "demo --port many | 2 | many",
                "demo --bogus | 2 | --bogus",
                "replay no-such-folder | 1 | no-such-folder",
                "demo --recording no-such-folder | 1 | no-such-folder",
                "replay . | 1 | recording.jsonl",
                "replay ../examples/incidents/bad-release --topology no-such-file | 1 | no-such-file"
            })
    void aMistakeIsOneLineThatNamesItAndNoStackTrace(String line, int code, String named) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");

        assertThat(culprit(args)).isEqualTo(code);
        assertOneLine(named);
    }

    @Test
    void aTruncatedRecordingIsOneLineThatNamesFileAndPlace() throws IOException {
        Path broken = Files.createDirectory(scratch.resolve("broken"));
        Files.copy(EXAMPLE.resolve("alerts.jsonl"), broken.resolve("alerts.jsonl"));
        byte[] whole = Files.readAllBytes(EXAMPLE.resolve("recording.jsonl.gz"));
        Files.write(broken.resolve("recording.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(culprit("replay", broken.toString())).isEqualTo(1);
        assertOneLine("recording.jsonl.gz");
    }

    @Test
    void aRecordingThatCannotBeReplayedDoesNotKeepTheOthersFromIt() {
        assertThat(culprit("replay", "no-such-folder", EXAMPLE.toString(), "--format", "json"))
                .isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(1);
        assertOneLine("no-such-folder");
    }

    @Test
    void twoRecordingsOfOneNameDoNotOverwriteEachOther() throws IOException {
        Path twin = Files.createDirectories(scratch.resolve("twin/bad-release"));

        assertThat(culprit("replay", EXAMPLE.toString(), twin.toString(), "--out", scratch.toString()))
                .isEqualTo(1);
        assertOneLine("have the same name");
    }

    @Test
    void aFileInTheWayOfTheOutputFolderIsOneLine() throws IOException {
        Path file = Files.writeString(scratch.resolve("file"), "", StandardCharsets.UTF_8);

        assertThat(culprit("replay", EXAMPLE.toString(), "--out", file.toString()))
                .isEqualTo(1);
        assertOneLine("--out");
    }

    @Test
    void aPortInUseIsOneLineThatNamesIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(culprit("demo", "--recording", EXAMPLE.toString(), "--out", scratch.toString(), "--port", port))
                    .isEqualTo(1);
            assertThat(err.toString()).contains(port).doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({"run", "record x", "--debug run"})
    void aLiveCommandReachesItsProgramWhichKnowsAllMistakes(String line) {
        String[] args = (line + " --port 70000").split(" ");

        // The program writes to the process's own standard error
        assertThat(culprit(args)).isEqualTo(2);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void withDebugTheStackTraceFollows() {
        assertThat(culprit("--debug", "replay", "no-such-folder")).isEqualTo(1);
        assertThat(err.toString()).contains("\tat dev.culprit");
    }

    private int culprit(String... args) {
        return CulpritCommand.commandLine(CLOCK)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private void assertOneLine(String named) {
        assertThat(err.toString().lines())
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("culprit: ").contains(named));
    }
}
