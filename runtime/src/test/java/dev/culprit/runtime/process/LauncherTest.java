package dev.culprit.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @Test
    void allMistakesInSettingsAreToldOneALine() {
        assertThat(run(Map.of("CULPRIT_MODUS", "x"))).isEqualTo(2);
        assertThat(text(err).lines())
                .containsExactly(
                        "sample: CULPRIT_MODUS is no setting: did you mean CULPRIT_MODE?",
                        "sample: mode is missing: set it in the file or as CULPRIT_MODE");
    }

    @Test
    void wrongArgumentsAreToldOneALine() {
        assertThat(run(Map.of(), "--modus", "--config")).isEqualTo(2);
        assertThat(text(err).lines())
                .containsExactly(
                        "sample: --modus is no argument: see --help", "sample: --config needs the name of a file");
    }

    @Test
    void wrongVariablesOfTheLogsAreToldOneALine() {
        assertThat(run(Map.of("CULPRIT_LOG_LEVEL", "LOUD", "CULPRIT_LOG_FORMAT", "xml")))
                .isEqualTo(2);
        assertThat(text(err).lines())
                .containsExactly(
                        "sample: CULPRIT_LOG_LEVEL must be one of ERROR, WARN, INFO, DEBUG, TRACE, OFF",
                        "sample: CULPRIT_LOG_FORMAT must be text or json");
        assertThat(run(Map.of("CULPRIT_MODE", "stops", "CULPRIT_LOG_LEVEL", "info", "CULPRIT_LOG_FORMAT", "json")))
                .isZero();
    }

    @Test
    void helpShowsTheSettings() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(text(out)).startsWith("Usage: sample [--config FILE]").contains("| `mode` | `CULPRIT_MODE` |");
    }

    @Test
    void settingsComeFromTheFileThatIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("c"), "mode=stops\n");

        assertThat(run(Map.of(), "--config", file.toString())).isZero();
        assertThat(run(Map.of(), "--config=" + file)).isZero();
        assertThat(run(Map.of("CULPRIT_CONFIG", file.toString()))).isZero();
    }

    @Test
    void whatStartedLastIsStoppedFirst() {
        assertThat(run(Map.of("CULPRIT_MODE", "stops"))).isZero();
        assertThat(log).containsExactly("second stopped", "first stopped");
    }

    @Test
    void aFailureToStartIsOneLineAndWhatRanIsStopped() {
        assertThat(run(Map.of("CULPRIT_MODE", "fails"))).isEqualTo(1);
        assertThat(text(err)).isEqualTo("sample: port 1 is taken: choose another (--debug shows more)\n");
        assertThat(log).containsExactly("first stopped");
    }

    @Test
    void debugShowsTheStackTraceOfAFailureToStart() {
        assertThat(run(Map.of("CULPRIT_MODE", "fails"), "--debug")).isEqualTo(1);
        assertThat(text(err))
                .startsWith("sample: port 1 is taken: choose another\n")
                .contains("\tat dev.culprit");
    }

    @Test
    void aWorkerThatDiesEndsTheProcessInOrder() {
        assertThat(run(Map.of("CULPRIT_MODE", "dies"))).isEqualTo(1);
        assertThat(log).containsExactly("second stopped", "first stopped");
    }

    @Test
    void aPartThatCannotBeClosedDoesNotKeepTheOthers() {
        assertThat(run(Map.of("CULPRIT_MODE", "cannot close"))).isZero();
        assertThat(log).containsExactly("second stopped", "first stopped");
    }

    @Test
    void aPartThatDoesNotEndIsLeftBehindAtTheDeadline() {
        Parts parts = new Parts();
        parts.add("first", () -> log.add("first stopped"));
        parts.add("endless", () -> new CountDownLatch(1).await());
        parts.add("third", () -> log.add("third stopped"));

        parts.close(Duration.ofMillis(300));

        assertThat(log).containsExactly("third stopped", "first stopped");
    }

    @Test
    void aSignalStopsTheProcessInOrder() throws Exception {
        Path printed = folder.resolve("out");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sample.class.getName())
                .redirectOutput(printed.toFile())
                .redirectError(folder.resolve("err").toFile());
        java.environment().keySet().removeIf(name -> name.startsWith("CULPRIT_"));
        java.environment().put("CULPRIT_MODE", "runs");
        Process process = java.start();
        try {
            await().untilAsserted(() -> assertThat(Files.readString(printed)).isEqualTo("runs\n"));

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(printed)).isEqualTo("runs\nsecond stopped\nfirst stopped\n");
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private int run(Map<String, String> environment, String... args) {
        Launcher launcher = new Launcher(new Sample(log::add), print(out), print(err));
        return launcher.run(List.of(args), environment);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
