package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path REPORTS = Path.of("../correlator/src/test/resources/golden/report");
    private static final String SLOK = """
            apiVersion: observability.slok.io/v1alpha1
            kind: SLOCorrelation
            metadata: {name: slok, namespace: shop}
            spec: {sloRef: {name: checkout, namespace: shop}}
            status:
              detectedAt: "2026-05-04T10:00:00Z"
              burnRateAtDetection: 14.4
              severity: degraded
              window: {start: "2026-05-04T09:30:00Z", end: "2026-05-04T10:10:00Z"}
              correlatedEvents:
              - {kind: Deployment, name: api, namespace: shop, timestamp: "2026-05-04T09:58:00Z",
                 changeType: update, change: "image", actor: kubectl, confidence: high}
              eventCount: 1
            """;

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"likely", "unlikely", "unexplained"})
    void theReasoningIsTold(String example) throws IOException {
        assertThat(explain(REPORTS.resolve(example + ".yaml"))).isZero();

        Path golden = GOLDEN.resolve("explain-" + example + ".txt");
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(golden, out.toString());
        }
        assertThat(golden).content().isEqualTo(out.toString());
    }

    @Test
    void aLineOfTheReplayAndAListOfOneAreTheSame() throws IOException {
        explain(REPORTS.resolve("likely.yaml"));
        String expected = out.toString();
        String indented =
                Files.readString(REPORTS.resolve("likely.yaml")).indent(2).strip();

        assertThat(explained("apiVersion: v1\nkind: List\nitems:\n- " + indented))
                .isEqualTo(expected);
        assertThat(explained("incident: x\ncorrelation:\n  " + indented)).isEqualTo(expected);
    }

    @Test
    void whatSlokWritesIsExplainedAsFarAsItGoes() throws IOException {
        assertThat(explained(SLOK))
                .contains("shop/checkout", "Deployment shop/api   high", "2 min before the alert", "verdict=confirmed");
    }

    @Test
    void aVerdictIsShownWithWhoAndWhy() throws IOException {
        String said = SLOK.replace(
                "namespace: shop}\nspec",
                "namespace: shop, annotations: {culprit.slok.io/verdict: wrong, culprit.slok.io/verdict-by: jane,"
                        + " culprit.slok.io/verdict-note: it was the wire}}\nspec");

        assertThat(explained(said)).contains("wrong by jane: it was the wire").doesNotContain("kubectl annotate");
    }

    @Test
    void textOfOthersCannotSteerTheTerminal() throws IOException {
        assertThat(explained(SLOK.replace("change: \"image\"", "change: \"a\\e[2Jb\\u202ec\\nd\"")))
                .doesNotContain("\u001b", "\u202e")
                .contains("update: abc d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: Pod | is no SLOCorrelation",
                "'[1, 2' | neither YAML nor JSON",
                "'{\"a\": ' | neither YAML nor JSON",
                "'' | holds nothing",
                "a: 1\\n---\\na: 2 | holds 2 objects",
                "just words | is no SLOCorrelation",
            })
    void whatIsNoneIsToldInOneLine(String content, String said) throws IOException {
        Path file = Files.writeString(scratch.resolve("x.yaml"), content.replace("\\n", "\n"));

        assertThat(explain(file)).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("x.yaml", said);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMissingFileAFolderAndAHugeOneAreToldInOneLine() throws IOException {
        Path huge = Files.write(scratch.resolve("huge.json"), new byte[4 * 1024 * 1024]);

        assertThat(explain(scratch.resolve("none.yaml"))).isEqualTo(1);
        assertThat(explain(Files.createDirectory(scratch.resolve("folder")))).isEqualTo(1);
        assertThat(explain(huge)).isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("no such file"),
                        line -> assertThat(line).contains("it is a folder"),
                        line -> assertThat(line).contains("larger than 3 MiB"));
    }

    private String explained(String content) throws IOException {
        out.getBuffer().setLength(0);
        assertThat(explain(Files.writeString(scratch.resolve("given.yaml"), content)))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    private int explain(Path file) {
        return CulpritCommand.commandLine(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("explain", file.toString());
    }
}
