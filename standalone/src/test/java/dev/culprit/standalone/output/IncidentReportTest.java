package dev.culprit.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.api.record.Alert;
import dev.culprit.api.record.ChangeType;
import dev.culprit.api.record.Cleared;
import dev.culprit.api.record.Condition;
import dev.culprit.api.record.Confidence;
import dev.culprit.api.record.Contribution;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Episode;
import dev.culprit.api.record.EvidenceLine;
import dev.culprit.api.record.Findings;
import dev.culprit.api.record.ObjectRef;
import dev.culprit.api.record.Onset;
import dev.culprit.api.record.Phase;
import dev.culprit.api.record.Severity;
import dev.culprit.api.record.SloRef;
import dev.culprit.api.record.Suspect;
import dev.culprit.api.record.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentReportTest {
    private static final Instant ALERT = Instant.parse("2026-03-04T12:00:00Z");
    private static final Instant NOW = ALERT.plus(Duration.ofMinutes(25));
    private static final Style COLOUR = new Style(true);

    @Test
    void aPipeGetsPlainText() throws IOException {
        assertGolden("report-plain.txt", IncidentReport.of(List.of(billing()), NOW, Style.plain()));
    }

    @Test
    void aTerminalGetsColour() throws IOException {
        assertGolden("report-colour.txt", IncidentReport.of(List.of(billing()), NOW, COLOUR));
    }

    @Test
    void withoutASuspectItSaysSo() {
        assertThat(IncidentReport.of(List.of(quiet("shop", "front")), NOW, Style.plain()))
                .contains("No change explains this")
                .doesNotContain(" 1. ");
    }

    @Test
    void withoutACorrelationItSaysSo() {
        assertThat(IncidentReport.of(List.of(), NOW, Style.plain())).startsWith("No correlations");
    }

    @Test
    void severalNamespacesGetAColumn() {
        var two = List.of(quiet("shop", "front"), quiet("pay", "card"));

        assertThat(IncidentReport.of(two, NOW, Style.plain()))
                .startsWith("NAMESPACE   NAME ")
                .contains("\npay         card-");
    }

    @Test
    void textOfOthersCannotSteerTheTerminal() {
        Correlation correlation = with(
                quiet("shop", "front"),
                new Findings(null, List.of(suspect(Confidence.LOW, "\u001b[2Jgone\nnew line")), 0, List.of(), 0, 1));

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

    private static Correlation billing() {
        var cleared = IntStream.range(0, 7)
                .mapToObj(i -> new Cleared(
                        ObjectRef.of("ConfigMap", "tools", "flags-" + i),
                        ALERT.minusSeconds(60L * i),
                        "key beta off -> on",
                        "no path to the SLO"))
                .toList();
        var findings = new Findings(
                ObjectRef.of("Deployment", "shop", "billing"),
                List.of(suspect(Confidence.HIGH, "image 2.0 -> 2.1"), suspect(Confidence.LOW, "replicas 2 -> 3")),
                3,
                cleared,
                1,
                1.2);
        return with(quiet("shop", "billing"), findings);
    }

    private static Suspect suspect(Confidence confidence, String change) {
        return new Suspect(
                ObjectRef.of(
                        "Deployment", "shop", "billing-" + confidence.name().charAt(0)),
                ALERT.minusSeconds(250),
                ChangeType.UPDATE,
                change,
                "helm",
                confidence,
                4.5,
                List.of(new Contribution("4 min 10 s before the alert", 2.5), new Contribution("image changed", 2.0)),
                List.of(
                        new EvidenceLine("c", ALERT, change),
                        new EvidenceLine("s", ALERT, "BackOff on Pod shop/billing-1 since 40 s after the change")));
    }

    private static Correlation quiet(String namespace, String slo) {
        return new Correlation(
                "0123456789abcdef",
                slo + "-20260304120000-01234567",
                1,
                Phase.FINAL,
                new Episode(
                        "test",
                        new SloRef(namespace, slo),
                        Severity.CRITICAL,
                        slo.equals("billing") ? 14.42 : null,
                        ALERT,
                        null,
                        new Alert("Burn", "f", null, null)),
                new Correlation.Period(
                        new Onset(ALERT.minusSeconds(3_600), ALERT, Onset.Source.ALERT_WINDOW),
                        new TimeRange(ALERT.minusSeconds(7_200), ALERT.plusSeconds(600))),
                new Findings(null, List.of(), 0, List.of(), 0, 1.2),
                slo.equals("billing")
                        ? List.of(new Condition(Condition.EVIDENCE_INCOMPLETE, "NoAnswer", "1 of 16 buckets"))
                        : List.of(),
                NOW);
    }

    private static Correlation with(Correlation c, Findings findings) {
        return new Correlation(
                c.id(), c.name(), c.revision(), c.phase(), c.episode(), c.period(), findings, c.conditions(), NOW);
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Path golden = Path.of("src/test/resources/golden", name);
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
