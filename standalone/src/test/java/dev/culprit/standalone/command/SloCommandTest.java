package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SloCommandTest {
    private static final String EXAMPLES = "../examples/slo";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T06:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void validExamplesAreCountedAndWarningsAreNoFailure() {
        assertThat(culprit("slo", "validate", EXAMPLES)).isZero();

        assertThat(out.toString()).contains("6 SLOs and 4 compositions are valid");
        assertThat(err.toString().lines()).isNotEmpty().allMatch(line -> line.startsWith("warning: "));
    }

    @Test
    void eachMistakeIsALineAndTheExitCodeIsOne() throws IOException {
        Path file = broken();

        assertThat(culprit("slo", "validate", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("error: " + file + ": ServiceLevelObjective shop/checkout-availability: "
                        + "spec.objective.target: 100 leaves no error budget")
                .doesNotContain("\tat ");
    }

    @Test
    void noRuleIsMadeWhileSomethingIsWrong() throws IOException {
        assertThat(culprit("slo", "generate", broken().toString(), EXAMPLES + "/front-door.yaml"))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no rules are made while something is wrong");
    }

    private Path broken() throws IOException {
        String example = Files.readString(Path.of(EXAMPLES, "checkout-availability.yaml"));
        return Files.writeString(scratch.resolve("broken.yaml"), example.replace("target: 99.9", "target: 100"));
    }

    @Test
    void aLabelThatKubernetesWouldRefuseIsRefused() {
        assertThat(culprit("slo", "generate", EXAMPLES + "/front-door.yaml", "--label", "a b=c"))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("--label a b=c is no label that Kubernetes takes");
    }

    @Test
    void rulesGoToStandardOutputAsObjectsAndNothingElseDoes() {
        assertThat(culprit("slo", "generate", EXAMPLES + "/front-door.yaml", "--label", "release=stack"))
                .isZero();

        assertThat(out.toString())
                .startsWith("apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\n")
                .contains("release: stack\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void filesAreWrittenWithTheirTestsAndTheInhibition() throws IOException {
        assertThat(culprit(
                        "slo",
                        "generate",
                        EXAMPLES + "/front-door.yaml",
                        "--output=configmap",
                        "--with-tests",
                        "--out",
                        scratch.resolve("deep/out").toString()))
                .isZero();

        try (var files = Files.list(scratch.resolve("deep/out"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("-[0-9a-f]{8}\\.", ".")))
                    .containsExactlyInAnyOrder(
                            "alertmanager-inhibit-rules.yaml",
                            "shop.front-door.configmap.yaml",
                            "shop.front-door.rules.yaml",
                            "shop.front-door.test.yaml");
        }
    }

    @Test
    void wrongArgumentsAreTold() {
        assertThat(culprit("slo", "generate", EXAMPLES, "--output=xml")).isEqualTo(2);
        assertThat(err.toString()).contains("--output is one of configmap, prometheus-rule, rules");
        assertThat(culprit("slo", "generate", EXAMPLES, "--with-tests")).isEqualTo(2);
        assertThat(culprit("slo", "validate", "no-such-file.yaml")).isEqualTo(1);
        assertThat(err.toString()).contains("cannot read no-such-file.yaml: there is no such file");
        assertThat(culprit("slo")).isEqualTo(2);
    }

    @Test
    void aFileWithoutSlosIsTold() {
        assertThat(culprit("slo", "validate", scratch.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("nothing to read in " + scratch);
    }

    @Test
    void whatHoldsNothingToCheckIsNoSuccess() throws IOException {
        Path file = Files.writeString(scratch.resolve("map.yaml"), "apiVersion: v1\nkind: ConfigMap\n");

        assertThat(culprit("slo", "validate", file.toString())).isEqualTo(1);
        assertThat(culprit("slo", "generate", file.toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("is passed over: it is 'ConfigMap'")
                .contains("there is no ServiceLevelObjective or SLOComposition in " + file);
    }

    @Test
    void aFolderBehindALinkIsSearched() throws IOException {
        Path link = Files.createSymbolicLink(
                scratch.resolve("link"), Path.of(EXAMPLES).toAbsolutePath());
        Files.createSymbolicLink(scratch.resolve("round"), scratch);

        assertThat(culprit("slo", "validate", link.toString())).isZero();
        assertThat(out.toString()).contains("6 SLOs and 4 compositions are valid");
        assertThat(err.toString()).contains("warning: " + link + "/");
        assertThat(culprit("slo", "validate", scratch.toString())).isEqualTo(1);
    }

    @Test
    void anEmptyNameIsNotTheFolderOneStandsIn() {
        assertThat(culprit("slo", "validate", "")).isEqualTo(1);
        assertThat(err.toString()).contains("a file's name is empty");
    }

    @Test
    void otherEncodingsAreToldAndNotMangled() throws IOException {
        String example = Files.readString(Path.of(EXAMPLES, "front-door.yaml"));
        Path file = Files.writeString(
                scratch.resolve("latin.yaml"), example.replace("Front door", "Caf\u00e9"), StandardCharsets.ISO_8859_1);

        assertThat(culprit("slo", "validate", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("latin.yaml is no text in UTF-8: save it as UTF-8");
    }

    @Test
    void rulesThatCannotBeWrittenAreAFailure() {
        var full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("no space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });

        assertThat(CulpritCommand.commandLine(CLOCK)
                        .setOut(full)
                        .setErr(new PrintWriter(err, true))
                        .execute("slo", "generate", EXAMPLES + "/front-door.yaml"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot write to standard output");
    }

    private int culprit(String... arguments) {
        CommandLine command = CulpritCommand.commandLine(CLOCK);
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
