package dev.culprit.correlator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.culprit.api.record.Correlation;
import dev.culprit.api.record.Json;
import dev.culprit.api.v1alpha1.Limits;
import dev.culprit.api.v1alpha1.SLOCorrelation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SloCorrelationReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/report");

    @ParameterizedTest
    @EnumSource(Example.class)
    void theYamlIsAsRecorded(Example example) throws IOException {
        assertGolden(example.fileName() + ".yaml", SloCorrelationReport.yaml(example.correlation()));
    }

    @ParameterizedTest
    @EnumSource(Example.class)
    void theJsonHoldsTheSameAndNoNull(Example example) throws IOException {
        String json = SloCorrelationReport.json(example.correlation());
        String line = SloCorrelationReport.jsonLine("inc-1", example.correlation());

        assertThat(json).doesNotContain("null", "\n");
        assertThat(line).isEqualTo("{\"incident\":\"inc-1\",\"correlation\":" + json + "}");
        SLOCorrelation read = Json.mapper().readValue(json, SLOCorrelation.class);
        assertThat(read.getStatus())
                .isEqualTo(SloCorrelationReport.of(example.correlation()).getStatus());
    }

    @Test
    void aSuspectLessLikelyThanNoChangeIsNoTopSuspect() throws IOException {
        assertThat(status(Example.UNLIKELY).has("topSuspect")).isFalse();
        assertThat(status(Example.LIKELY).path("topSuspect").asText()).isEqualTo("Deployment zoo/seal");
    }

    @Test
    void whatGoesBeyondTheLimitsOfTheResourceIsCounted() throws IOException {
        Correlation crowded = Example.crowded(Limits.EVENTS + 3, Limits.CLEARED + 4);

        JsonNode status =
                Json.mapper().readTree(SloCorrelationReport.json(crowded)).path("status");

        assertThat(status.path("correlatedEvents")).hasSize(Limits.EVENTS);
        assertThat(status.path("suspectsLeftOut").asInt()).isEqualTo(3);
        assertThat(status.path("cleared")).hasSize(Limits.CLEARED);
        assertThat(status.path("clearedLeftOut").asInt()).isEqualTo(4);
        assertThat(status.path("eventCount").asInt()).isEqualTo(Limits.EVENTS + 3);
        assertThat(status.path("correlatedEvents").get(0).path("change").asText())
                .hasSize(Limits.LINE);
        assertThat(status.path("summary").asText()).hasSizeLessThanOrEqualTo(Limits.LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "---", "seal-availability", "Größe/ü", "_x_", "a b\nc"})
    void aLabelValueIsOneThatKubernetesTakes(String text) {
        assertThat(LabelValue.of(text)).matches("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
        assertThat(LabelValue.of(text + "x".repeat(62) + "-" + text)).hasSizeLessThanOrEqualTo(63);
    }

    private static JsonNode status(Example example) throws IOException {
        return Json.mapper()
                .readTree(SloCorrelationReport.json(example.correlation()))
                .path("status");
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (Boolean.getBoolean("culprit.regenerate")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("scripts/regenerate refreshes the golden files")
                .exists()
                .content()
                .isEqualTo(actual);
    }
}
