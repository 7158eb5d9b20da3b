package dev.culprit.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentReportTest {
    private static final Instant NOW = SampleCorrelation.NOW;
    private static final Style COLOUR = new Style(true);

    @Test
    void aPipeGetsPlainText() throws IOException {
        assertGolden("report-plain.txt", IncidentReport.of(List.of(SampleCorrelation.billing()), NOW, Style.plain()));
    }

    @Test
    void aTerminalGetsColour() throws IOException {
        assertGolden("report-colour.txt", IncidentReport.of(List.of(SampleCorrelation.billing()), NOW, COLOUR));
    }

    @Test
    void withoutASuspectItSaysSo() {
        assertThat(IncidentReport.of(List.of(SampleCorrelation.quiet("shop", "front")), NOW, Style.plain()))
                .contains("No change explains this")
                .doesNotContain(" 1. ");
    }

    @Test
    void withoutACorrelationItSaysSo() {
        assertThat(IncidentReport.of(List.of(), NOW, Style.plain())).startsWith("No correlations");
    }

    @Test
    void severalNamespacesGetAColumn() {
        var two = List.of(SampleCorrelation.quiet("shop", "front"), SampleCorrelation.quiet("pay", "card"));

        assertThat(IncidentReport.of(two, NOW, Style.plain()))
                .startsWith("NAMESPACE   NAME ")
                .contains("\npay         card-");
    }

    @Test
    void textOfOthersCannotSteerTheTerminal() {
        Correlation correlation = SampleCorrelation.with(
                SampleCorrelation.quiet("shop", "front"),
                new Findings(
                        null,
                        List.of(SampleCorrelation.suspect(Confidence.LOW, "\u001b[2Jgone\nnew line")),
                        0,
                        List.of(),
                        0,
                        1));

        assertThat(IncidentReport.of(List.of(correlation), NOW, Style.plain()))
                .doesNotContain("\u001b")
                .contains("gone new line");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT119S, 119s",
        "PT5M, 5m",
        "PT5M7S, 5m7s",
        "PT25M, 25m",
        "PT3H12M, 3h12m",
        "PT45H, 45h",
        "PT72H, 3d",
        "PT75H, 3d3h",
        "P12D, 12d",
        "PT-1S, <invalid>"
    })
    void anAgeIsShortenedAsKubectlDoes(Duration age, String expected) {
        assertThat(CorrelationTable.since(age)).isEqualTo(expected);
    }

    @Test
    void colourNeedsATerminalThatHasItAndNobodyWhoMinds() {
        assertThat(Style.of(false, Map.of("TERM", "xterm")).colour()).isFalse();
        assertThat(Style.of(true, Map.of("TERM", "xterm")).colour()).isTrue();
        assertThat(Style.of(true, Map.of("TERM", "xterm", "NO_COLOR", "1")).colour())
                .isFalse();
        assertThat(Style.of(true, Map.of("TERM", "dumb")).colour()).isFalse();
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Path golden = Path.of("src/test/resources/golden", name);
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
