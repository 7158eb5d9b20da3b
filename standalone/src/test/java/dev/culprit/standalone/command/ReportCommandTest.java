package dev.culprit.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.correlator.page.SinglePage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
    private static final Path LIKELY = Path.of("../correlator/src/test/resources/golden/report/likely.yaml");

    @TempDir
    private Path scratch;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aPageIsWrittenAndReplacedByTheNext() throws IOException {
        Path page = scratch.resolve("incident.html");

        assertThat(report(LIKELY, page)).isZero();
        assertThat(report(LIKELY, page)).isZero();

        assertThat(page).content().contains(SinglePage.MARK).contains("seal-availability-20260504100000-0a1b2c3d");
        assertThat(out.toString()).isEqualToNormalizingNewlines("Written: " + page + "\nWritten: " + page + "\n");
    }

    @Test
    void whatIsNoPageIsReplacedByForceAlone() throws IOException {
        Path letter = Files.writeString(scratch.resolve("letter.html"), "Dear Sir");

        assertThat(report(LIKELY, letter)).isEqualTo(1);
        assertThat(letter).hasContent("Dear Sir");
        assertThat(err.toString())
                .hasLineCount(1)
                .contains("is there, and no page of culprit report")
                .contains("--force");

        assertThat(report(LIKELY, letter, "--force")).isZero();
        assertThat(letter).content().contains(SinglePage.MARK);
    }

    @Test
    void whatCannotBeReadOrWrittenIsOneLine() {
        assertThat(report(scratch.resolve("none.yaml"), scratch.resolve("a.html")))
                .isEqualTo(1);
        assertThat(report(LIKELY, scratch.resolve("no/such/folder.html"))).isEqualTo(1);
        assertThat(report(LIKELY, scratch)).isEqualTo(1);

        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("none.yaml: there is no such file"),
                        line -> assertThat(line).contains("cannot write").contains("NoSuchFile"),
                        line -> assertThat(line).contains("is there, and no page"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "burnRateAtDetection: 14.4 | burnRateAtDetection: \"NaN\" | a figure of its status is no number",
                "budgetPercentRemaining: 41.2 | budgetPercentRemaining: \"-Infinity\" | a figure of its status is no number",
                "start: \"2026-05-04T09:55:00Z\" | start: \"+999999999-01-01T00:00:00Z\" | burnSeries of its status",
                "stepSeconds: 60 | stepSeconds: 0 | burnSeries of its status"
            })
    void whatCannotBeDrawnIsRefusedInOneLine(String before, String after, String said) throws IOException {
        String text = Files.readString(LIKELY);
        assertThat(text).contains(before);
        Path file = Files.writeString(scratch.resolve("hostile.yaml"), text.replaceFirst(Pattern.quote(before), after));

        assertThat(report(file, scratch.resolve("hostile.html"))).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1).contains("hostile.yaml", said);
    }

    @ParameterizedTest
    @CsvSource({"Linux, xdg-open", "Mac OS X, open", "Windows 11, rundll32"})
    void eachSystemOpensFilesInItsOwnWay(String system, String command) {
        assertThat(Browser.command(system, URI.create("file:///tmp/a.html")))
                .startsWith(command)
                .endsWith("file:///tmp/a.html");
    }

    private int report(Path correlation, Path page, String... more) {
        String[] args = new String[4 + more.length];
        System.arraycopy(new String[] {"report", correlation.toString(), "-o", page.toString()}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return CulpritCommand.commandLine(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
